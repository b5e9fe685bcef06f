//! Puts the explorer's page into the program, where `cargo xtask web` has made it.

use std::path::Path;
use std::{env, fs};

fn main() {
    let out = env::var_os("OUT_DIR").expect("cargo sets it");
    // In the folder, so that a page that was not there before is noticed.
    println!("cargo::rerun-if-changed=page");
    println!("cargo::rustc-check-cfg=cfg(has_page)");
    let page = Path::new("page/korogaru.html");
    if page.exists() {
        println!("cargo::rustc-cfg=has_page");
        fs::copy(page, Path::new(&out).join("korogaru.html")).expect("both folders are there");
    }
}
