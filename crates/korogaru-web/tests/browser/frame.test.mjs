// The page in a frame without an address, as a notebook shows it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import { PAGE, launch } from "./explorer.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const quoted = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");

test("the frame's name says which run it shows, and the page keeps to itself", async () => {
  const context = await browser.newContext({ viewport: { width: 1100, height: 900 }, locale: "en-GB" });
  const complaints = [];
  context.on("request", (request) => {
    if (!/^(about|data|blob):/.test(request.url())) complaints.push(`asked for ${request.url()}`);
  });
  try {
    const page = await context.newPage();
    page.on("pageerror", (error) => complaints.push(String(error)));
    // The attributes are those that the Python package writes.
    const name = quoted("korogaru#lr=0.95&momentum=0.5&step=3&lang=ja");
    const source = quoted(readFileSync(fileURLToPath(PAGE), "utf8"));
    await page.setContent(
      `<iframe id="cell" name="${name}" width="100%" height="720" sandbox="allow-scripts allow-downloads" ` +
      `srcdoc="${source}"></iframe>`,
    );
    const frame = await (await page.waitForSelector("#cell")).contentFrame();
    await frame.waitForSelector("html[data-ready]", { timeout: 30_000 });
    assert.equal(await frame.evaluate(() => document.documentElement.lang), "ja");
    assert.equal(await frame.evaluate(() => window.origin), "null");
    // What the user does goes on into the frame's own address.
    await frame.click("#forward");
    await frame.waitForFunction(() => location.hash.includes("lr=0.95&momentum=0.5"));
    assert.match(await frame.evaluate(() => location.href), /^about:srcdoc#/);
    assert.match(await frame.evaluate(() => location.hash), /step=4&/);
    assert.deepEqual(complaints, []);
  } finally {
    await context.close();
  }
});
