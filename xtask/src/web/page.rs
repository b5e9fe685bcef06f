//! Puts the page together from its program (which has the fonts), its glue and its styles.

use std::io::Write as _;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};
use wasm_bindgen_cli_support::Bindgen;

use crate::shell::{Result, read, root};

/// The largest size of the page in bytes, compressed.
pub(super) const LARGEST: usize = 940_000;

/// The page with this program.
pub(super) fn page(program: &Path) -> Result<String> {
    let web = root().join("crates/korogaru-web");
    let (glue, wasm) = bound(program)?;
    let script = format!(
        "{glue}\n{}",
        read(&web.join("boot.js"))?.replace("PROGRAM", &STANDARD.encode(packed(&wasm)?))
    );
    let mut style = String::new();
    for sheet in sheets(&web.join("styles"))? {
        style.push_str(&read(&sheet)?);
    }
    if script.contains('\r') || style.contains('\r') {
        return Err("the page's script or styles have carriage returns, which a browser drops before it takes digests".to_owned());
    }
    // A browser accepts only the script and the styles whose digests are here.
    let policy = format!(
        "default-src 'none'; script-src 'sha256-{}' 'wasm-unsafe-eval'; style-src 'sha256-{}'; font-src data:; \
         img-src blob: data:; base-uri 'none'; form-action 'none'",
        digest(&script),
        digest(&style)
    );
    let page = read(&web.join("page.html"))?;
    Ok(page.replace("POLICY", &policy).replace("STYLE", &style).replace("SCRIPT", &script))
}

/// The program as small as gzip can be: a page is made once and sent often.
fn packed(program: &[u8]) -> Result<Vec<u8>> {
    let mut packed = Vec::new();
    zopfli::compress(zopfli::Options::default(), zopfli::Format::Gzip, program, &mut packed)
        .map_err(|error| format!("packing the program: {error}"))?;
    Ok(packed)
}

/// The compressed page, as a server would send it: gzip.
pub(super) fn compressed(bytes: &[u8]) -> Result<Vec<u8>> {
    let complaint = |error: std::io::Error| format!("compressing: {error}");
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).map_err(complaint)?;
    encoder.finish().map_err(complaint)
}

/// The script that binds the program to a browser, and the program in the form that the script takes.
fn bound(program: &Path) -> Result<(String, Vec<u8>)> {
    let complaint = |error| format!("{}: {error:#}", program.display());
    let mut bindgen = Bindgen::new();
    bindgen.input_path(program).out_name("korogaru").typescript(false);
    bindgen.remove_name_section(true).remove_producers_section(true).omit_default_module_path(true);
    bindgen.no_modules(true).map_err(complaint)?;
    let mut output = bindgen.generate_output().map_err(complaint)?;
    let wasm = output.wasm_mut().emit_wasm();
    // The glue asks for the script's own address, which a page in a frame without an address does not have. The
    // program is inside the page, and so nobody needs it.
    const ADDRESS: &str = "new URL(document.currentScript.src, location.href).toString()";
    let glue = output.js().replace(ADDRESS, "document.currentScript.src");
    if glue == output.js() {
        return Err(format!("the glue has no {ADDRESS}"));
    }
    Ok((glue, wasm))
}

/// The style sheets, sorted by name.
fn sheets(folder: &Path) -> Result<Vec<std::path::PathBuf>> {
    let complaint = |error| format!("{}: {error}", folder.display());
    let entries = std::fs::read_dir(folder).map_err(complaint)?;
    let mut paths: Vec<_> = entries
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<std::io::Result<_>>()
        .map_err(complaint)?;
    paths.sort();
    Ok(paths)
}

fn digest(text: &str) -> String {
    STANDARD.encode(Sha256::digest(text))
}
