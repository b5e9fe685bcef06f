// The map of η and α, what theory says about its point, and methods drawn over each other.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { folder, korogaru, launch, position, set, settled, unfold, visit } from "./explorer.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const pixels = (page) => page.locator("#map canvas").evaluate((canvas) => canvas.toDataURL());

test("the dot is dragged, and the run follows it", async () => {
  await visit(browser, {}, async (page) => {
    await unfold(page, "map");
    await page.locator("#dot").scrollIntoViewIfNeeded();
    const { x, y, width, height } = await page.locator("#dot").boundingBox();
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + 120, y + 90, { steps: 5 });
    await page.mouse.up();
    await settled(page);
    const [lr, momentum] = [await page.inputValue("#eta-number"), await page.inputValue("#alpha-number")];
    assert.ok(Number(lr) > 0.3 && Number(momentum) < 0.8, `${lr} ${momentum}`);
    await set(page, "#seek", 30);
    const last = korogaru("run", "--lr", lr, "--momentum", momentum, "--format", "csv").trim().split("\n").at(-1).split(",");
    assert.deepEqual((await position(page)).split(" ").map(Number), [Number(last[1]), Number(last[2])]);
    await page.focus("#dot");
    await page.keyboard.press("ArrowUp");
    assert.equal(await page.inputValue("#alpha-number"), String(Math.round(100 * momentum + 1) / 100));
  });
});

test("the map is another one for another function, and the same wherever its point is", async () => {
  await visit(browser, {}, async (page) => {
    await unfold(page, "map");
    const first = await pixels(page);
    await set(page, "#eta-number", 0.7);
    await page.waitForTimeout(200);
    assert.equal(await pixels(page), first);
    await page.selectOption("#function", "himmelblau");
    await page.waitForFunction((first) => document.querySelector("#map canvas").toDataURL() !== first, first);
    await page.selectOption("#method", "adam");
    assert.match(await page.locator("#map .note").innerText(), /no α/);
  });
});

test("the map has the bits of the command line's", async () => {
  const [rates, momenta] = [24, 17];
  // f has no minimum, so that the map ends at η = 2.
  const words = ["--formula", "exp(x/9) - cos(y)", "--iterations", "80"];
  const axes = ["--lr", `0:2:${rates}`, "--momentum", `0:0.99:${momenta}`];
  const file = join(folder(), "map.csv");
  korogaru("sweep", ...words, ...axes, "-o", file);
  const lines = readFileSync(file, "utf8").trim().split("\n").slice(1);
  const hash = `#formula=${encodeURIComponent(words[1])}&iterations=80`;
  await visit(browser, {}, async (page) => {
    const losses = await page.evaluate(
      ([hash, ...counts]) => Array.from(wasm_bindgen.losses(hash, ...counts)), [hash, rates, momenta]);
    assert.deepEqual(losses, lines.map((line) => Number(line.split(",")[2])));
  });
});

test("the regime in words, and the best pair", async () => {
  await visit(browser, {}, async (page) => {
    await unfold(page, "map");
    assert.match(await page.locator(".modes").innerText(), /underdamped/);
    await page.click("#best");
    // (2/(√λ₁ + √λ₂))² and ((√κ − 1)/(√κ + 1))² for λ = 0.1 and 2.
    const [low, high] = [0.1, 2].map(Math.sqrt);
    assert.ok(Math.abs(await page.inputValue("#eta-number") - (2 / (low + high)) ** 2) < 1e-12);
    assert.ok(Math.abs(await page.inputValue("#alpha-number") - ((high - low) / (high + low)) ** 2) < 1e-12);
    assert.match(await page.locator(".modes").innerText(), /critically damped/);
  });
});

test("all six methods at once, with hyperparameters that a link carries", async () => {
  let hash;
  await visit(browser, {}, async (page) => {
    await unfold(page, "compare");
    for (const name of ["sgd", "nesterov", "adagrad", "rmsprop", "adam"]) await page.check(`#with-${name}`);
    const paths = await page.locator("#rivals path").count();
    assert.ok(paths >= 20, `${paths} paths`);
    assert.equal(await page.inputValue("#adagrad-lr"), "1.5");
    const before = await page.locator("#rivals").innerHTML();
    await set(page, "#adam-lr", 0.5);
    assert.notEqual(await page.locator("#rivals").innerHTML(), before);
    await page.waitForFunction(() => location.hash.includes("adam:0.5"));
    hash = await page.evaluate(() => location.hash);
  });
  await visit(browser, { hash }, async (page) => {
    assert.equal(await page.inputValue("#adam-lr"), "0.5");
    assert.equal(await page.isChecked("#with-rmsprop"), true);
  });
  for (const broken of ["#with=adam", "#with=adam:1:2:3:-4", "#with=sgd:0.1,sgd:0.2", "#with=nobody:1"]) {
    await visit(browser, { hash: broken }, async (page) => {
      assert.match(await page.locator(".notice").innerText(), /cannot be read/, broken);
    });
  }
});
