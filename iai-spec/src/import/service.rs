//! `service.yaml`.

use super::made::LeftOut;
use super::yaml;
use crate::definitions::Definitions;

pub(super) fn file(definitions: &Definitions, left_out: &[LeftOut]) -> String {
    let mut out = format!(
        "# Made by `iai-spec import` from the vendor's definitions. What they do not tell is marked with DECIDE.\n\
         service: {}\nversion: \"{}\"\n",
        yaml::scalar(&definitions.service),
        definitions.version
    );
    if let Some(title) = definitions
        .title
        .as_deref()
        .filter(|title| !title.trim().is_empty())
    {
        out.push_str(&yaml::text("title", &title.replace('\n', " "), ""));
    }
    out.push_str(
        "# Bytes of a request; those of the platform.\n\
         limits: { get_bytes: 32768, post_bytes: 10485760 }\n\
         codes: { missing: MissingParameter, wrong_type: InvalidParameter, unknown_parameter: UnknownParameter }\n",
    );
    if !left_out.is_empty() {
        out.push_str("\n# Left out, since the format cannot express them:\n");
    }
    for LeftOut { action, construct } in left_out {
        out.push_str(&format!("# - {action}: {construct}\n"));
    }
    out
}
