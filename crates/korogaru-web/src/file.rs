//! Files that the page gives to a user, and pictures that the browser draws for them.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use korogaru_figure::{Animation, GifFrames, Scene, carrier, svg};
use leptos::prelude::*;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlAnchorElement, HtmlCanvasElement, HtmlImageElement,
    Url,
};

/// Gives a file to the browser, which saves it as it saves downloads.
pub(crate) fn save(name: &str, kind: &str, bytes: &[u8]) {
    let Some(url) = blob(kind, bytes) else { return };
    let anchor = document().create_element("a").ok();
    if let Some(anchor) = anchor.and_then(|anchor| anchor.dyn_into::<HtmlAnchorElement>().ok()) {
        anchor.set_href(&url);
        anchor.set_download(name);
        anchor.click();
    }
    forget(url);
}

/// Draws a scene in the browser and passes it to `then` as PNG, with its experiments inside.
pub(crate) fn png(scene: &Scene, then: impl FnOnce(Vec<u8>) + 'static) {
    let experiments = scene.experiments.clone();
    drawn(scene, move |canvas, _| {
        let data = canvas.to_data_url().ok();
        let png = data.and_then(|data| STANDARD.decode(data.strip_prefix("data:image/png;base64,")?).ok());
        if let Some(png) = png.and_then(|png| carrier::with_experiments(&png, &experiments)) {
            then(png);
        }
    });
}

/// Makes a GIF of an animation, frame by frame as the browser draws them, and passes it to `then`.
pub(crate) fn gif(animation: Animation, then: impl FnOnce(Vec<u8>) + 'static) {
    let Some(frames) = GifFrames::new(&animation) else { return };
    draw_from(0, animation, frames, then);
}

fn draw_from(
    frame: usize,
    animation: Animation,
    mut frames: GifFrames,
    then: impl FnOnce(Vec<u8>) + 'static,
) {
    if frame == animation.frames {
        if let Some(file) = frames.file(&animation) {
            then(file);
        }
        return;
    }
    drawn(&animation.frame(frame), move |_, context| {
        let [width, height] = frames.size().map(f64::from);
        let pixels = context.get_image_data(0.0, 0.0, width, height).map(|image| image.data().0);
        if pixels.is_ok_and(|pixels| frames.add(pixels)) {
            draw_from(frame + 1, animation, frames, then);
        }
    });
}

/// Draws a scene on a canvas and passes the canvas to `then`.
fn drawn(scene: &Scene, then: impl FnOnce(&HtmlCanvasElement, &CanvasRenderingContext2d) + 'static) {
    let size = [scene.width, scene.height];
    let Some(url) = blob("image/svg+xml", svg(scene).as_bytes()) else { return };
    let Ok(image) = HtmlImageElement::new() else { return };
    image.set_src(&url);
    let loaded = Closure::once_into_js({
        let image = image.clone();
        move || {
            let drawn = on_canvas(&image, size);
            forget(url);
            if let Some((canvas, context)) = drawn {
                then(&canvas, &context);
            }
        }
    });
    image.set_onload(Some(loaded.unchecked_ref()));
}

fn on_canvas(
    image: &HtmlImageElement,
    [width, height]: [f64; 2],
) -> Option<(HtmlCanvasElement, CanvasRenderingContext2d)> {
    let canvas = document().create_element("canvas").ok()?.dyn_into::<HtmlCanvasElement>().ok()?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pixels of a figure")]
    let [columns, rows] = [width.round() as u32, height.round() as u32];
    canvas.set_width(columns);
    canvas.set_height(rows);
    let context = canvas.get_context("2d").ok()??.dyn_into::<CanvasRenderingContext2d>().ok()?;
    context.draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, width, height).ok()?;
    Some((canvas, context))
}

fn blob(kind: &str, bytes: &[u8]) -> Option<String> {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
    Url::create_object_url_with_blob(&blob).ok()
}

/// Lets the browser drop a file after it has had time to take it.
fn forget(url: String) {
    let drop = move || {
        // If the URL is gone already, there is nothing left to do.
        let _ = Url::revoke_object_url(&url);
    };
    set_timeout(drop, std::time::Duration::from_secs(10));
}

/// Calls `kept` when a promise is fulfilled, or `broken` when it is rejected.
pub(crate) fn then(promise: &js_sys::Promise, kept: &JsValue, broken: &JsValue) {
    let method = js_sys::Reflect::get(promise, &JsValue::from_str("then"));
    if let Some(method) = method.ok().and_then(|method| method.dyn_into::<js_sys::Function>().ok()) {
        // `then` of a promise does not throw.
        let _ = method.call2(promise, kept, broken);
    }
}
