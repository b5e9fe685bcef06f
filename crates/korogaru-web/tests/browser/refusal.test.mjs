// Fields: what is refused is said beside them, a comma is a decimal sign, and every hyperparameter can be set.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { korogaru, launch, position, set, unfold, visit } from "./explorer.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

/** The last position of a run, as the command line writes it. */
const end = (...words) => korogaru("run", "--format", "csv", ...words).trim().split("\n").at(-1).split(",").slice(1, 3).map(Number);
const last = async (page) => {
  await set(page, "#seek", 30);
  return (await position(page)).split(" ").map(Number);
};

test("a refusal is said beside its field, in the words of the page, and the old number comes back", async () => {
  for (const [locale, words] of [["en-GB", /^momentum α must be/], ["ja-JP", /^減衰率 α は/]]) {
    await visit(browser, { locale }, async (page) => {
      await page.fill("#alpha-number", "2");
      await page.press("#alpha-number", "Enter");
      assert.match(await page.locator("#refused-momentum").innerText(), words);
      assert.equal(await page.getAttribute("#alpha-number", "aria-invalid"), "true");
      assert.equal(await page.getAttribute("#alpha-number", "aria-describedby"), "refused-momentum");
      assert.equal(await page.locator("#refused-lr").innerText(), "");
      assert.equal(await page.inputValue("#alpha-number"), "2");
      await page.locator("#alpha-number").blur();
      assert.equal(await page.inputValue("#alpha-number"), "0.9");
      await page.fill("#alpha-number", "0.5");
      await page.press("#alpha-number", "Enter");
      assert.equal(await page.locator("#refused-momentum").innerText(), "");
    });
  }
});

test("a comma is understood", async () => {
  await visit(browser, {}, async (page) => {
    await page.fill("#eta-number", "0,25");
    await page.press("#eta-number", "Enter");
    await page.locator("#eta-number").blur();
    assert.equal(await page.inputValue("#eta-number"), "0.25");
    assert.deepEqual(await last(page), end("--lr", "0.25"));
  });
});

test("a formula of one's own is asked for", async () => {
  await visit(browser, {}, async (page) => {
    await page.selectOption("#function", "");
    assert.equal(await page.evaluate(() => document.activeElement.id), "formula");
  });
});

test("a name that nobody knows is told, and the rest of the link is used", async () => {
  await visit(browser, { hash: "#colour=red&lr=0.2" }, async (page) => {
    assert.match(await page.locator(".notice").innerText(), /colour/);
    assert.equal(await page.inputValue("#eta-number"), "0.2");
  });
});

test("Adam's hyperparameters, and no α", async () => {
  await visit(browser, {}, async (page) => {
    await page.selectOption("#method", "adam");
    assert.equal(await page.locator("#alpha").isVisible(), false);
    await set(page, "#beta1", 0.5);
    await set(page, "#eps", 0.001);
    assert.deepEqual(await last(page), end("--method", "adam", "--beta1", "0.5", "--eps", "0.001", "--lr", await page.inputValue("#eta-number")));
  });
});

test("noise has its controls", async () => {
  await visit(browser, {}, async (page) => {
    await unfold(page, "noise");
    await set(page, "#sigma", 0.5);
    await set(page, "#seed", 7);
    assert.deepEqual(await last(page), end("--noise", "0.5", "--seed", "7"));
    await set(page, "#sigma", -1);
    assert.match(await page.locator("#refused-noise").innerText(), /noise σ/);
  });
});
