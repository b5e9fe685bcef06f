// Pointers on the plane: the start is dragged, the window is zoomed and panned, a function is typed.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, test } from "node:test";

import { launch, position, set, settled, visit } from "./explorer.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

/** The position of the start, as a screen reader says it. */
const start = (page) => page.locator("#start").getAttribute("aria-valuetext");
const middle = async (locator) => {
  const { x, y, width, height } = await locator.boundingBox();
  return [x + width / 2, y + height / 2];
};
/** The contour lines as a digest, short enough to be read where two differ. */
const contours = async (page) => {
  const paths = await page.locator("#plane g").first().locator("path").evaluateAll((all) => all.map((path) => path.getAttribute("d")));
  return createHash("sha256").update(paths.join("\n")).digest("hex").slice(0, 16);
};

test("the start is dragged with the mouse, and the run begins where it was dropped", async () => {
  await visit(browser, {}, async (page) => {
    await set(page, "#seek", 0);
    const [x, y] = await middle(page.locator("#start"));
    const ground = await contours(page);
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 60, y + 20, { steps: 4 });
    await page.mouse.up();
    await settled(page);
    const [a, b] = await middle(page.locator("#start"));
    assert.ok(Math.abs(a - x - 60) < 1.5 && Math.abs(b - y - 20) < 1.5, `${a - x} ${b - y}`);
    const said = (await start(page)).replaceAll("−", "-").match(/-?[\d.]+/g).map(Number);
    assert.deepEqual((await position(page)).split(" ").map(Number), said);
    assert.ok(said[0] > -7 && said[1] < 2, said);
    assert.equal(await contours(page), ground, "the plane moved under the hand");
  });
});

test("the start is dragged with a finger", async () => {
  await visit(browser, { viewport: { width: 390, height: 844 }, hasTouch: true }, async (page) => {
    const [x, y] = await middle(page.locator("#start"));
    const touch = await page.context().newCDPSession(page);
    const send = (type, points) => touch.send("Input.dispatchTouchEvent", { type, touchPoints: points });
    await send("touchStart", [{ x, y }]);
    for (let i = 1; i <= 4; i++) await send("touchMove", [{ x: x + 10 * i, y: y - 5 * i }]);
    await send("touchEnd", []);
    await settled(page);
    const [a, b] = await middle(page.locator("#start"));
    assert.ok(Math.abs(a - x - 40) < 1.5 && Math.abs(b - y + 20) < 1.5, `${a - x} ${b - y}`);
  });
});

test("the ball is dragged wherever it stands, and the run begins anew there", async () => {
  await visit(browser, { hash: "#step=12" }, async (page) => {
    const [x, y] = await middle(page.locator("#ball"));
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 60, y + 20, { steps: 4 });
    await page.mouse.up();
    await settled(page);
    assert.equal(await page.locator(".count b").innerText(), "0");
    for (const id of ["#ball", "#start"]) {
      const [a, b] = await middle(page.locator(id));
      // The start has as few digits as tell its pixel from the next.
      assert.ok(Math.abs(a - x - 60) < 1.5 && Math.abs(b - y - 20) < 1.5, `${id} ${a - x} ${b - y}`);
    }
    assert.ok(await page.locator("#ghost path").count() > 0, "the run before is not seen");
  });
});

test("a click proposes a start and changes nothing; a second one accepts it", async () => {
  await visit(browser, { hash: "#step=5" }, async (page) => {
    const before = await start(page);
    const { x, y, width, height } = await page.locator("#plane").boundingBox();
    await page.mouse.click(x + 0.7 * width, y + 0.3 * height);
    await settled(page);
    assert.equal(await start(page), before);
    assert.equal(await page.locator(".count b").innerText(), "5");
    const [a, b] = await middle(page.locator("#mark"));
    assert.ok(Math.abs(a - x - 0.7 * width) < 1.5 && Math.abs(b - y - 0.3 * height) < 1.5);
    await page.keyboard.press("Escape");
    assert.equal(await page.locator("#mark").isVisible(), false);
    await page.mouse.click(x + 0.7 * width, y + 0.3 * height);
    await page.click("#mark");
    await page.click("#play");
    assert.deepEqual((await middle(page.locator("#start"))).map(Math.round), [a, b].map(Math.round));
    assert.equal(await page.locator("#mark").isVisible(), false);
  });
});

test("changes are taken back by the buttons, by keys and by the browser", async () => {
  await visit(browser, { hash: "#step=0" }, async (page) => {
    const eta = () => page.inputValue("#eta-number");
    const until = (value) => page.waitForFunction((value) => document.querySelector("#eta-number").value === value, value);
    assert.equal(await page.isDisabled("#undo"), true);
    await set(page, "#eta-number", 0.2);
    await page.waitForFunction(() => location.hash.includes("lr=0.2"));
    await set(page, "#eta-number", 0.3);
    // Before the address has changed, too.
    await page.click("#undo");
    await until("0.2");
    await page.goBack();
    await until("0.1");
    assert.equal(await page.isDisabled("#undo"), true);
    await page.click("#redo");
    await until("0.2");
    await page.locator("body").press("Control+Shift+Z");
    await until("0.3");
    assert.equal(await page.isDisabled("#redo"), true);
    await page.locator("body").press("Control+Z");
    await until("0.2");
    assert.equal(await eta(), "0.2");
  });
});

test("a change while the ball rolls is taken back by itself", async () => {
  await visit(browser, { hash: "#step=0&iterations=200" }, async (page) => {
    await page.click("#play");
    for (const eta of ["0.2", "0.3"]) {
      await set(page, "#eta-number", eta);
      await page.waitForFunction((eta) => location.hash.includes(`lr=${eta}`), eta);
    }
    await page.click("#undo");
    await page.waitForFunction(() => document.querySelector("#eta-number").value === "0.2");
  });
});

test("a press on the ball without a move, and one of another button, change nothing", async () => {
  await visit(browser, { hash: "#step=12" }, async (page) => {
    const before = await start(page);
    const [x, y] = await middle(page.locator("#ball"));
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 1, y);
    await page.mouse.up();
    const { x: left, y: top } = await page.locator("#plane").boundingBox();
    await page.mouse.click(left + 30, top + 30, { button: "right" });
    await settled(page);
    assert.equal(await start(page), before);
    assert.equal(await page.locator(".count b").innerText(), "12");
    assert.equal(await page.locator("#mark").isVisible(), false);
  });
});

test("two fingers enlarge the plane, and what is under them stays there", async () => {
  await visit(browser, { viewport: { width: 390, height: 844 }, hasTouch: true }, async (page) => {
    const whole = await contours(page);
    const [x, y] = await middle(page.locator("#start"));
    const touch = await page.context().newCDPSession(page);
    const send = (type, points) => touch.send("Input.dispatchTouchEvent", { type, touchPoints: points });
    // One finger stays 40 pixels to the right of the start; the other moves away from it to twice the
    // distance.
    const [near, far] = [{ x: x + 40, y, id: 1 }, (along) => ({ x: x + 40 + along, y, id: 2 })];
    await send("touchStart", [near]);
    await send("touchStart", [near, far(80)]);
    for (let i = 1; i <= 4; i++) await send("touchMove", [near, far(80 + 20 * i)]);
    await send("touchEnd", []);
    await settled(page);
    assert.notEqual(await contours(page), whole);
    const [a, b] = await middle(page.locator("#start"));
    assert.ok(Math.abs(a - x + 40) < 1.5 && Math.abs(b - y) < 3, `${a - x} ${b - y}`);
  });
});

test("the view moves by Shift and the arrow keys, and time does not", async () => {
  await visit(browser, {}, async (page) => {
    const step = await page.locator(".count b").innerText();
    const [x, y] = await middle(page.locator("#start"));
    const { width, height } = await page.locator("#plane").boundingBox();
    await page.locator("body").press("Shift+ArrowRight");
    await page.locator("body").press("Shift+ArrowDown");
    const [a, b] = await middle(page.locator("#start"));
    assert.ok(Math.abs(x - a - width / 10) < 1 && Math.abs(y - b - height / 10) < 1, `${a - x} ${b - y}`);
    assert.equal(await page.locator(".count b").innerText(), step);
  });
});

test("the start moves by the arrow keys", async () => {
  await visit(browser, {}, async (page) => {
    await page.focus("#start");
    for (const key of ["ArrowRight", "ArrowRight", "ArrowUp", "Shift+ArrowDown"]) await page.keyboard.press(key);
    assert.equal(await start(page), "(−6.8, 1.1)");
  });
});

test("zoom, pan and the whole plane again", async () => {
  await visit(browser, {}, async (page) => {
    const whole = await contours(page);
    await page.click("#zoom-in");
    const nearer = await contours(page);
    assert.notEqual(nearer, whole);
    const drag = async () => {
      await page.mouse.move(600, 300);
      await page.mouse.down();
      await page.mouse.move(500, 330, { steps: 3 });
      await page.mouse.up();
      await settled(page);
    };
    await drag();
    assert.equal(await contours(page), nearer, "a drag without Shift moved the plane");
    await page.keyboard.down("Shift");
    await drag();
    await page.keyboard.up("Shift");
    assert.notEqual(await contours(page), nearer);
    await page.keyboard.down("Control");
    await page.mouse.wheel(0, 200);
    await page.keyboard.up("Control");
    await page.click("#whole");
    assert.equal(await contours(page), whole);
    await page.uncheck("#even");
    assert.notEqual(await contours(page), whole);
    await page.check("#even");
    assert.equal(await contours(page), whole);
  });
});

test("a formula is drawn, a wrong one pointed at, and a tag is text", async () => {
  await visit(browser, {}, async (page) => {
    const type = async (formula) => { await page.fill("#formula", formula); await page.press("#formula", "Enter"); };
    const refusal = page.locator("#refusal");
    await type("x^2 + 3*y^2");
    assert.equal(await refusal.innerText(), "");
    assert.match(await page.locator("#plane").getAttribute("aria-label"), /3/);
    const drawn = await contours(page);
    await type("x^2 + * y");
    const [, formula, mark] = (await refusal.innerText()).split("\n");
    assert.equal(formula[mark.indexOf("^")], "*");
    assert.equal(await contours(page), drawn, "a wrong formula changed the plane");
    await type("<script>alert(1)</script>");
    assert.match(await refusal.innerText(), /<script>/);
    assert.equal(await page.locator("pre script, main script").count(), 0);
    await type("ln(x) + y^2");
    await page.selectOption("#function", "himmelblau");
    assert.equal(await refusal.innerText(), "");
  });
});

test("a function that has no value at the start, and one that ends beyond all numbers, are said and not drawn", async () => {
  await visit(browser, {}, async (page) => {
    await page.fill("#formula", "ln(x) + y^2 + ln(y-100)");
    await page.press("#formula", "Enter");
    assert.match(await page.locator(".remark").innerText(), /not defined/);
    assert.equal(await position(page), "");
    await page.fill("#formula", "exp(x^2) + y^4");
    await page.press("#formula", "Enter");
    await set(page, "#eta-number", 2);
    assert.match(await page.locator(".remark").innerText(), /\w/);
  });
});
