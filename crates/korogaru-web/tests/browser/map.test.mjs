// The map of η and α, and what theory says about its point.
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

test("what is under the pointer is that cell's run, and the curves have names", async () => {
  await visit(browser, { viewport: { width: 1440, height: 1200 } }, async (page) => {
    await unfold(page, "map");
    await page.waitForSelector("#map canvas[data-made=true]");
    const names = await page.locator("#lines").innerHTML();
    for (const name of ["end of stability", "critical damping (", "best in theory", "diverges"]) {
      assert.ok(names.replace(/<[^>]*>/g, "").includes(name), name);
    }
    assert.match(await page.locator("#here").innerText(), /^η 0\.1, α 0\.9: loss 0\.0479 after 30 updates$/);
    await page.locator("#map .chart").scrollIntoViewIfNeeded();
    const { x, y, width, height } = await page.locator("#map canvas").boundingBox();
    // The map ends at η = 1.99, where with α = 0.99 stability ends.
    await page.mouse.move(x + (20.5 / 104) * width, y + (1 - 33.5 / 68) * height);
    const [lr, momentum] = [(20 * 1.99) / 103, (33 * 0.99) / 67];
    const said = await page.locator("#here").innerText();
    const loss = Number(korogaru("run", "--lr", lr, "--momentum", momentum, "--format", "csv").trim().split("\n").at(-1).split(",")[3]);
    const shown = Number(/loss (\S+) after/.exec(said)[1].replace("−", "-"));
    assert.ok(Math.abs(shown / loss - 1) < 0.01, `${said} ${loss}`);
    await page.mouse.move(x + width - 6, y + height - 6);
    assert.match(await page.locator("#here").innerText(), /diverges$/);
    await page.mouse.move(x, y - 60);
    assert.match(await page.locator("#here").innerText(), /^η 0\.1, α 0\.9/);
  });
});
