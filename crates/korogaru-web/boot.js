// The program is inside the page, so that the page is one file and loads nothing else. If it cannot start, the page
// says what is missing under the line that names the browsers.
(async () => {
  const why = (ja, en) => { document.getElementById("why")?.append(`${ja} ${en}`); };
  // A function that makes a vector of 16 bytes and drops it.
  const simd = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 9, 1, 7, 0, 65, 0, 253, 15, 26, 11];
  const missing = [
    ["WebAssembly", () => typeof WebAssembly === "object"],
    ["WebAssembly SIMD", () => typeof WebAssembly === "object" && WebAssembly.validate(new Uint8Array(simd))],
    ["DecompressionStream", () => typeof DecompressionStream === "function"],
  ].find(([, isThere]) => !isThere());
  if (missing) return why(`このブラウザには ${missing[0]} がありません。`, `This browser lacks ${missing[0]}.`);
  try {
    const packed = Uint8Array.from(atob("PROGRAM"), (letter) => letter.charCodeAt(0));
    const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    await wasm_bindgen({ module_or_path: await new Response(unpacked).arrayBuffer() });
  } catch (error) {
    why("起動できませんでした。", `The program did not start: ${error}`);
    throw error;
  }
})();
