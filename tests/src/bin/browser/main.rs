//! The page of the emulator in a real browser: `cargo run -p iai-tests --bin browser`. The variable `BROWSER` names the
//! program; default is `chromium`. Pictures of the page go to `target/browser/`, to be looked at.

mod devtools;
mod looks;
mod steps;

use std::fs;
use std::path::Path;

use devtools::Browser;
use iai_emulator::Emulator;
use iai_tests::pictures;
use steps::Page;

fn main() {
    let program = std::env::var("BROWSER").unwrap_or_else(|_| "chromium".to_owned());
    let target = std::env::var("CARGO_TARGET_DIR").unwrap_or_else(|_| "target".to_owned());
    let folder = Path::new(&target).join("browser");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("profile")).expect("a folder");
    let folder = folder.canonicalize().expect("a folder");
    let photo = folder.join("astronaut.png");
    fs::write(&photo, pictures::ASTRONAUT).expect("a photo");

    let emulator = Emulator::builder()
        .credentials("AKIDtest", "key-of-the-test")
        .keep_pictures(true);
    let emulator = emulator.start().expect("an emulator");
    let browser = Browser::start(&program, &folder.join("profile"));
    let mut page = Page::new(browser, emulator.url(), folder);
    page.opens();
    page.creates_a_group();
    page.enrols(&photo, &emulator);
    page.meets_a_fault(&photo, &emulator);
    page.shows_what_a_reset_does();
    page.has_a_form_for_each_action();
    page.tells_what_is_wrong();
    page.pages_through_a_group();
    page.holds_the_log();
    page.follows_a_busy_log(&emulator);
    page.can_be_read_and_reached();
    let address = emulator.address();
    drop(emulator);
    page.notices_another_emulator(address);
    page.sent_nothing_elsewhere();
    println!("the page works; pictures of it are in {target}/browser");
}
