// The question before the ball rolls.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { launch, set, settled, visit } from "./explorer.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

test("a link asks first", async () => {
  await visit(browser, { hash: "#lr=0.3&predict=yes" }, async (page) => {
    assert.equal(await page.locator(".count b").innerText(), "0");
    assert.match(await page.locator("#asked").innerText(), /after 30 updates/);
  });
});

test("the future is hidden until the ball has rolled, and the guess is measured", async () => {
  await visit(browser, {}, async (page) => {
    await page.check("#predict");
    const dots = () => page.locator("#plane").innerHTML();
    assert.match(await page.locator("#asked").innerText(), /after 30 updates/);
    const hidden = await dots();
    const { x, y, width, height } = await page.locator("#plane").boundingBox();
    await page.mouse.click(x + width / 2, y + height / 2);
    await settled(page);
    const guess = async () => {
      const said = await page.locator("#guess").getAttribute("aria-valuetext");
      return said.replaceAll("−", "-").match(/-?[\d.]+/g).map(Number);
    };
    const pointed = await guess();
    assert.ok(pointed.every((number) => Math.abs(number) <= 0.03), `${pointed}`);
    await page.focus("#guess");
    await page.keyboard.press("ArrowRight");
    const moved = await guess();
    assert.ok(Math.abs(moved[0] - pointed[0] - 0.1) < 1e-9 && moved[1] === pointed[1], `${moved}`);
    await set(page, "#seek", 30);
    assert.ok((await dots()).length > hidden.length);
    assert.match(await page.locator("#asked").innerText(), /You said \(.*\); it came to \(.*\), [\d.]+ away/);
    // Another run is another question: neither its end nor the last guess is shown.
    await set(page, "#eta-number", 0.2);
    assert.equal(await page.locator(".count b").innerText(), "0");
    assert.match(await page.locator("#asked").innerText(), /after 30 updates/);
    await page.uncheck("#predict");
    assert.equal(await page.locator("#asked").innerText(), "");
  });
});
