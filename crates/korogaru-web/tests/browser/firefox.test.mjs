// The main paths in Firefox, which Puppeteer drives by WebDriver BiDi: Playwright needs a Firefox of its own.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { korogaru, PAGE, packages } from "./explorer.mjs";

const executablePath = process.env.KOROGARU_FIREFOX;
const skip = executablePath ? false : "there is no Firefox; type: apt-get install firefox-esr";

let browser, page;
before(async () => {
  if (skip) return;
  browser = await packages("puppeteer-core").launch({ browser: "firefox", executablePath, headless: true });
  page = await browser.newPage();
  await page.setViewport({ width: 1440, height: 900 });
});
after(() => browser?.close());

/** Opens the page with `hash` after # in the address. */
async function open(hash) {
  await page.goto("about:blank");
  await page.goto(PAGE + hash);
  await page.waitForSelector("html[data-ready]", { timeout: 60_000 });
  await page.evaluate(() => document.fonts.ready.then(() => {}));
  await page.keyboard.press("Shift");
}

const count = () => page.$eval(".count b", (count) => Number(count.innerText));
const value = (id) => page.$eval(id, (field) => field.value);
const middle = (id) => page.$eval(id, (sign) => {
  const { x, y, width, height } = sign.getBoundingClientRect();
  return [x + width / 2, y + height / 2];
});

test("Firefox: the page opens, rolls, and has the numbers of the command line", { skip }, async () => {
  await open("#step=3");
  assert.equal(await count(), 3);
  await page.click("#forward");
  assert.equal(await count(), 4);
  await page.click("#play");
  await page.waitForFunction(() => Number(document.querySelector(".count b").innerText) >= 6);
  await page.click("#play");
  await page.$eval("#seek", (slider) => {
    slider.value = "30";
    slider.dispatchEvent(new Event("input", { bubbles: true }));
  });
  const last = korogaru("run", "--format", "csv").trim().split("\n").at(-1).split(",");
  const [x, y] = await page.$eval("[data-position]", (place) => (place.dataset.exact ?? place.innerText).split(" "));
  assert.deepEqual([Number(x), Number(y)], [Number(last[1]), Number(last[2])]);
});

test("Firefox: the ball is dragged, and back takes the change back", { skip }, async () => {
  await open("#step=5");
  const before = await middle("#start");
  const [x, y] = await middle("#ball");
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 50, y + 30, { steps: 4 });
  await page.mouse.up();
  assert.equal(await count(), 0);
  assert.deepEqual((await middle("#start")).map(Math.round), [x + 50, y + 30].map(Math.round));
  await page.waitForFunction(() => location.hash.includes("start="));
  await page.goBack();
  await page.waitForFunction(() => !location.hash.includes("start="));
  assert.deepEqual((await middle("#start")).map(Math.round), before.map(Math.round));
});

test("Firefox: sliders, a preset, a formula and the map", { skip }, async () => {
  await open("#step=0");
  await page.$eval("#eta", (slider) => {
    slider.value = "200";
    slider.dispatchEvent(new Event("input", { bubbles: true }));
  });
  assert.notEqual(await value("#eta-number"), "0.1");
  await page.click(".presets li:nth-child(5) button");
  assert.equal(await value("#eta-number"), "0.95");
  await page.click("#play");
  await page.$eval("#formula", (field) => { field.value = "x^2 + 3*y^2"; field.dispatchEvent(new Event("change", { bubbles: true })); });
  await page.waitForFunction(() => /3/.test(document.querySelector("#plane").getAttribute("aria-label")));
  await page.click("#map summary");
  await page.waitForSelector("#map canvas[data-made=true]");
});
