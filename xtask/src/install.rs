//! The command with its page, installed for this user.

use crate::outcome::Stop;
use crate::shell::{self, Result, cargo};
use crate::web;

/// Makes the page, and then installs the command, which takes it in. A build by cargo alone never makes the
/// page.
pub(crate) fn run() -> Result {
    println!("    {}", web::make().map_err(Stop::message)?);
    shell::run(&mut cargo(&["install", "--path", "crates/korogaru-cli", "--locked"]))
}
