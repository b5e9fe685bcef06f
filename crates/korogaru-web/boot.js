// The program is inside the page, so that the page is one file and loads nothing else.
(async () => {
  const packed = Uint8Array.from(atob("PROGRAM"), (letter) => letter.charCodeAt(0));
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  await wasm_bindgen({ module_or_path: await new Response(unpacked).arrayBuffer() });
})();
