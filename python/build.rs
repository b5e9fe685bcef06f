//! Puts the explorer's page into the package, compressed, where `cargo xtask web` has made it. A build by
//! cargo never makes the page itself, since that needs a compiler for WebAssembly.

use std::fs::File;
use std::path::Path;
use std::{env, fs};

use flate2::Compression;
use flate2::write::GzEncoder;

fn main() {
    let out = env::var_os("OUT_DIR").expect("cargo sets it");
    // In the folder, so that a page that was not there before is noticed.
    println!("cargo::rerun-if-changed=page");
    println!("cargo::rustc-check-cfg=cfg(has_page)");
    if let Ok(page) = fs::read("page/korogaru.html") {
        println!("cargo::rustc-cfg=has_page");
        let file = File::create(Path::new(&out).join("korogaru.html.gz")).expect("the folder is there");
        let mut packed = GzEncoder::new(file, Compression::best());
        std::io::Write::write_all(&mut packed, &page).expect("a disk with room");
        packed.finish().expect("a disk with room");
    }
}
