// The guided tour: its eight stops, by buttons, keys and links.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { launch, settled, visit } from "./explorer.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const count = (page) => page.locator("#tour-count").innerText();
const words = (page) => page.locator("#tour-words").innerText();
/** Waits until the ball rests at an update. */
const rests = (page, at) => page.waitForFunction((at) => document.querySelector(".count b").innerText === at
  && /Roll/.test(document.querySelector("#play").innerText), String(at));

test("eight stops, forwards and back", async () => {
  await visit(browser, { hash: "#speed=30" }, async (page) => {
    assert.equal(await page.isVisible("#tour-next"), false);
    await page.click("#tour");
    assert.equal(await count(page), "1 / 8");
    assert.match(await words(page), /\(−7, 2\)/);
    assert.equal(await page.isDisabled("#tour-back"), true);
    await page.click("#tour-next");
    await rests(page, 30);
    assert.equal(await page.inputValue("#alpha-number"), "0");
    await page.click("#tour-next");
    await rests(page, 20);
    assert.ok(await page.locator("#rivals path").count() > 0);
    // The fourth stop says a sentence for each of its updates.
    for (const update of [1, 2, 3]) {
      await page.click("#tour-next");
      await rests(page, update);
      assert.equal(await count(page), "4 / 8");
      assert.match(await words(page), new RegExp(`^Update ${update}`));
    }
    await page.click("#tour-back");
    assert.match(await words(page), /^Update 2/);
    await page.click("#tour-next");
    await rests(page, 3);
    for (const [stop, update] of [[5, 30], [6, 50], [7, 30], [8, 30]]) {
      await page.click("#tour-next");
      await rests(page, update);
      assert.equal(await count(page), `${stop} / 8`);
    }
    assert.equal(await page.isDisabled("#tour-next"), true);
    await page.click("#tour-back");
    assert.equal(await count(page), "7 / 8");
    await page.click("#tour-end");
    assert.equal(await page.isVisible("#tour-next"), false);
    assert.equal(await words(page), "");
    assert.equal(await page.evaluate(() => document.activeElement.id), "tour");
  });
});

test("keys lead through it, and a change by hand does not end it", async () => {
  await visit(browser, { hash: "#tour=1&step=0" }, async (page) => {
    await page.locator("body").press("PageDown");
    assert.equal(await count(page), "2 / 8");
    await page.locator("body").press("PageUp");
    assert.equal(await count(page), "1 / 8");
    await page.locator(".presets button").nth(4).click();
    await settled(page);
    assert.equal(await count(page), "1 / 8");
    await page.locator("body").press("PageDown");
    assert.equal(await page.inputValue("#alpha-number"), "0");
    await page.locator("body").press("Escape");
    assert.equal(await page.isVisible("#tour-next"), false);
  });
});

test("a link opens a stop, with its own experiment if it has one", async () => {
  await visit(browser, { hash: "#tour=5&speed=30" }, async (page) => {
    assert.equal(await count(page), "5 / 8");
    await rests(page, 30);
    await page.waitForFunction(() => /tour=5&step=30/.test(location.hash));
  });
  await visit(browser, { hash: "#tour=7&lr=0.5&with=&step=4", locale: "ja-JP" }, async (page) => {
    assert.equal(await count(page), "7 / 8");
    assert.equal(await page.inputValue("#eta-number"), "0.5");
    assert.equal(await page.locator(".count b").innerText(), "4");
    assert.equal(await page.locator("#rivals path").count(), 0);
    assert.match(await words(page), /最小値/);
  });
  for (const hash of ["#tour=0", "#tour=9", "#tour=first"]) {
    await visit(browser, { hash }, async (page) => {
      assert.match(await page.locator(".notice").innerText(), /cannot be read/, hash);
    });
  }
});
