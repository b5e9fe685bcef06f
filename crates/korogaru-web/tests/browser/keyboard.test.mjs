// The whole way from opening to export without a mouse, and with reduced motion.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { folder, korogaru, launch, position, unfold, visit } from "./explorer.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

/** Presses Tab until the control has the focus, and checks that it shows it. */
async function tabTo(page, id) {
  for (let presses = 0; presses < 100; presses++) {
    await page.keyboard.press("Tab");
    const [at, shown] = await page.evaluate(() => {
      const focused = document.activeElement;
      const look = () => ["", "::after"].map((part) => {
        const { outline, boxShadow, border } = getComputedStyle(focused, part);
        return [outline, boxShadow, border].join();
      }).join();
      const withFocus = look();
      focused.blur();
      const without = look();
      focused.focus();
      const at = focused.tagName === "SUMMARY" ? focused.parentElement.id : focused.id;
      return [at || focused.outerHTML.slice(0, 100), withFocus !== without];
    });
    assert.ok(shown, `nobody sees that ${at} has the focus`);
    if (at === id) return;
  }
  assert.fail(`no way to ${id}`);
}

const type = async (page, text) => {
  await page.keyboard.press("Control+A");
  await page.keyboard.type(text);
};

test("keys alone lead from load to export", async () => {
  await visit(browser, {}, async (page) => {
    const press = (...keys) => keys.reduce((done, key) => done.then(() => page.keyboard.press(key)), Promise.resolve());
    await tabTo(page, "formula");
    await type(page, "x^2/20 + 2y^2");
    await press("Enter");
    await tabTo(page, "start");
    await press("ArrowRight", "Shift+ArrowDown");
    await tabTo(page, "play");
    await press("Space");
    await page.waitForFunction(() => Number(document.querySelector(".count b").innerText) >= 9);
    await press("Space");
    await tabTo(page, "seek");
    await press("End", "ArrowLeft");
    await tabTo(page, "zoom-in");
    await press("Enter");
    await tabTo(page, "eta");
    await press("ArrowRight", "ArrowRight");
    await tabTo(page, "alpha-number");
    await type(page, "0.8");
    await press("Enter");
    await tabTo(page, "map");
    await press("Enter");
    await page.waitForSelector("#dot");
    await tabTo(page, "dot");
    await press("ArrowUp");
    await tabTo(page, "take");
    await press("Enter");
    await page.waitForSelector("#csv");
    await tabTo(page, "csv");
    const [download] = await Promise.all([page.waitForEvent("download"), press("Enter")]);
    const path = join(folder(), "run.csv");
    await download.saveAs(path);
    const lr = await page.inputValue("#eta-number");
    assert.equal(lr, "0.11");
    const words = ["--formula", "x^2/20 + 2y^2", "--start=-6.9,1", "--lr", lr, "--momentum", "0.81"];
    assert.equal(readFileSync(path, "utf8"), korogaru("run", ...words, "--format", "csv"));
    const row = korogaru("run", ...words, "--format", "csv").trim().split("\n").at(-2).split(",");
    assert.deepEqual((await position(page)).split(" ").map(Number), row.slice(1, 3).map(Number));
  });
});

test("less motion: the ball waits a second between its steps, and nothing else moves", async () => {
  for (const [reducedMotion, speed] of [["reduce", "1"], ["no-preference", "5"]]) {
    await visit(browser, { reducedMotion }, async (page) => {
      assert.equal(await page.inputValue("#speed"), speed);
      await page.click("#play");
      await unfold(page, "map");
      assert.equal(await page.evaluate(() => document.getAnimations().length), 0);
    });
  }
});
