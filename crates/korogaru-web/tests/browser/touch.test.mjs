// A finger on a phone: a swipe scrolls and changes nothing; a tap and a sideways move act.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { launch, settled, visit } from "./explorer.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** Moves a finger from one point by some pixels. */
async function swipe(page, [x, y], [across, down]) {
  const touch = await page.context().newCDPSession(page);
  const send = (type, touchPoints) => touch.send("Input.dispatchTouchEvent", { type, touchPoints });
  await send("touchStart", [{ x, y }]);
  for (let i = 1; i <= 6; i++) await send("touchMove", [{ x: x + across * i / 6, y: y + down * i / 6 }]);
  await send("touchEnd", []);
  await settled(page);
}

/** The middle of a part, after it was scrolled to the lower half of the window. */
async function middle(page, selector) {
  await page.locator(selector).evaluate((part) => part.scrollIntoView({ block: "end" }));
  await settled(page);
  const { x, y, width, height } = await page.locator(selector).boundingBox();
  return [x + width / 2, y + height / 2];
}

const state = (page) => page.evaluate(() => [
  ...["#eta-number", "#alpha-number", "#iterations-number", "#seek"].map((id) => document.querySelector(id).value),
  document.querySelector("#start").getAttribute("aria-valuetext"),
].join(" "));

test("a swipe up or down changes nothing, whatever lies under it", async () => {
  // With all thumbs at the left, since a browser takes a finger for what is near it.
  await visit(browser, { ...PHONE, hash: "#momentum=0.1&step=5&open=map" }, async (page) => {
    await page.waitForSelector("#map canvas[data-made=true]");
    const before = await state(page);
    for (const part of ["#lines", "#charts", "#eta", "#alpha", "#iterations"]) {
      const [x, y] = await middle(page, part);
      await swipe(page, [x + 45, y], [3, -120]);
      assert.equal(await state(page), before, part);
    }
    const { x, y, width, height } = await page.locator("#plane").boundingBox();
    await swipe(page, [x + 0.8 * width, y + 0.8 * height], [2, -120]);
    assert.equal(await state(page), before, "the plane");
  });
});

test("a tap and a sideways move set the step and the point of the map", async () => {
  await visit(browser, { ...PHONE, hash: "#step=5&open=map" }, async (page) => {
    await page.waitForSelector("#map canvas[data-made=true]");
    const seek = () => page.inputValue("#seek");
    const [x, y] = await middle(page, "#charts");
    await page.touchscreen.tap(x, y);
    await settled(page);
    const tapped = await seek();
    assert.notEqual(tapped, "5");
    await swipe(page, [x, y], [60, 4]);
    assert.ok(Number(await seek()) > Number(tapped));
    const eta = () => page.inputValue("#eta-number");
    const before = await eta();
    await page.touchscreen.tap(...await middle(page, "#lines"));
    await settled(page);
    const after = await eta();
    assert.notEqual(after, before);
    await swipe(page, await middle(page, "#lines"), [60, 4]);
    assert.notEqual(await eta(), after);
  });
});

/** The middle of a part that is in the window. */
async function centre(page, selector) {
  const { x, y, width, height } = await page.locator(selector).boundingBox();
  return [x + width / 2, y + height / 2];
}

test("the ball is dragged by a finger", async () => {
  await visit(browser, { ...PHONE, hash: "#step=12" }, async (page) => {
    const [x, y] = await centre(page, "#ball");
    await swipe(page, [x, y], [-20, -40]);
    assert.equal(await page.inputValue("#seek"), "0");
    const [a, b] = await centre(page, "#start");
    assert.ok(Math.abs(a - x + 20) < 1.5 && Math.abs(b - y + 40) < 1.5, `${a - x} ${b - y}`);
  });
});

// On a page of its own, since a browser takes a tap that follows a swipe at once for the end of the swipe.
test("two taps begin a run elsewhere", async () => {
  await visit(browser, { ...PHONE, hash: "#step=12" }, async (page) => {
    const [x, y] = await centre(page, "#start");
    const before = await state(page);
    await page.touchscreen.tap(x + 120, y + 60);
    // The click comes some time after the finger.
    await page.waitForSelector("#mark:not([hidden])");
    assert.equal(await state(page), before);
    await page.touchscreen.tap(...await centre(page, "#mark"));
    await page.waitForSelector("#mark", { state: "hidden" });
    assert.notEqual(await state(page), before);
  });
});
