//! `--all`: a list, page by page.

use iai_client::dynamic::DynRequest;

use super::called::{Called, Runtime};
use super::interrupt;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Progress;

/// Writes the items of all pages.
pub(super) async fn run(
    call: &Called<'_>,
    request: DynRequest,
    client: &Runtime,
) -> Result<(), Failure> {
    let mut pages = request.pages(client).ok_or_else(|| {
        Failure::new(
            Exit::Usage,
            format!("--all: {} has no pages", call.action.action),
            "Leave the flag out.",
        )
    })?;
    let mut items = call.output.items(call.action);
    let mut progress = Progress::new(call.output);
    let mut count = 0;
    loop {
        let page = interrupt::unless(call, async { pages.next().await.transpose() }).await?;
        match page {
            None => {
                drop(progress);
                return items.finish();
            }
            Some(page) => {
                count += page.len();
                progress.tell(&format!("{count} items"));
                if items.push(page)?.is_break() {
                    // Nobody reads any more.
                    return Ok(());
                }
            }
        }
    }
}
