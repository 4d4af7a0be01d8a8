//! The command line of Tencent Cloud IAI.

use std::process::ExitCode;

fn main() -> ExitCode {
    iai_cli::run(std::env::args_os())
}
