// A browser in which the page cannot start: a line says what is missing, in both languages.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { launch, PAGE } from "./explorer.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

/** What the page says in a browser that a script has changed before. */
async function said(change, options = {}) {
  const context = await browser.newContext(options);
  try {
    const page = await context.newPage();
    if (change) await page.addInitScript(change);
    await page.goto(PAGE);
    if (change) await page.waitForFunction(() => document.querySelector("#why")?.textContent);
    return await page.locator("#boot").textContent();
  } finally {
    await context.close();
  }
}

for (const [missing, change] of [
  ["WebAssembly", () => { delete globalThis.WebAssembly; }],
  ["WebAssembly SIMD", () => { WebAssembly.validate = () => false; }],
  ["DecompressionStream", () => { delete globalThis.DecompressionStream; }],
]) {
  test(`without ${missing}`, async () => {
    const text = await said(change);
    assert.match(text, new RegExp(`このブラウザには ${missing} がありません`));
    assert.match(text, new RegExp(`This browser lacks ${missing}\\.`));
    for (const version of ["Chrome", "Firefox 113", "Safari 16.4"]) assert.equal(text.split(version).length, 3, version);
  });
}

test("with an error in the program", async () => {
  const text = await said(() => { WebAssembly.instantiate = () => { throw new Error("no room"); }; });
  assert.match(text, /起動できませんでした/);
  assert.match(text, /did not start: Error: no room/);
});

test("without JavaScript", async () => {
  const text = await said(undefined, { javaScriptEnabled: false });
  assert.match(text, /JavaScript is needed/);
});
