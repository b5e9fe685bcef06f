// What the page says: divergence and a way out, what each method does, digits, the sums along each axis.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { launch, position, set, unfold, visit } from "./explorer.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

test("divergence is called that, with the end of stability and a way out", async () => {
  await visit(browser, { hash: "#lr=3" }, async (page) => {
    // 2(1 + α)/λ for α = 0.9 and λ = 2.
    assert.match(await page.locator("#diverged p").innerText(), /diverges: here η has to be below 1\.9, and is 3/);
    await page.click("#calmer");
    assert.equal(await page.inputValue("#eta-number"), "0.95");
    assert.equal(await page.locator("#diverged p").count(), 0);
  });
  await visit(browser, { hash: "#lr=2.85&open=map" }, async (page) => {
    assert.match(await page.locator("#here").innerText(), /diverges$/);
    await page.check("#predict");
    assert.equal(await page.locator("#diverged p").count(), 0);
    assert.equal(await page.locator("#here").innerText(), "");
  });
  await visit(browser, { hash: "#objective=rosenbrock&lr=0.5&lang=ja" }, async (page) => {
    assert.match(await page.locator("#diverged p").innerText(), /発散します/);
  });
  await visit(browser, { hash: "#formula=(x-100)%5E2%2By%5E2&start=0,0&lr=0.05" }, async (page) => {
    assert.equal(await page.locator("#diverged p").count(), 0);
  });
});

test("the head speaks of the method that is chosen", async () => {
  await visit(browser, {}, async (page) => {
    const said = () => page.locator("#lede").innerText();
    assert.match(await said(), /carried on, αv/);
    await page.selectOption("#method", "adam");
    assert.match(await said(), /step size of its own/);
    assert.equal(await page.locator("#alpha-number").isVisible(), false);
    await page.selectOption("#method", "sgd");
    assert.match(await said(), /SGD carries nothing on: what is fresh, −ηg alone/);
  });
});

test("four digits, and all of them when asked for", async () => {
  await visit(browser, { hash: "#step=6&open=table" }, async (page) => {
    const row = () => page.locator("tbody tr").nth(6).innerText();
    assert.match(await page.locator(".equation").innerText(), /0\.3083/);
    assert.match(await row(), /−5\.793\t/);
    await page.click(".position");
    const [x] = (await position(page)).split(" ");
    assert.ok((await row()).includes(x.replace("-", "−")));
    assert.ok((await page.locator(".equation").innerText()).includes(x.replace("-", "−")));
    await page.click(".position");
    assert.match(await row(), /−5\.793\t/);
  });
});

test("the arrows have names, and along each axis their sum is drawn", async () => {
  await visit(browser, { hash: "#step=6" }, async (page) => {
    const words = await page.locator("#plane").evaluate((plane) => plane.textContent);
    for (const name of ["αv", "−ηg", "enlarged"]) assert.ok(words.includes(name), name);
    assert.equal(await page.locator(".sums-of path").count(), 6);
    assert.match(await page.locator("#cosine").innerText(), /13[89]° apart \(cosine −0\.75\)/);
    // Along y the fresh part points against the carried one.
    const ends = await page.locator(".relation.cancels .sums-of path").evaluateAll(
      (all) => all.map((path) => path.getBBox().x + path.getBBox().width));
    assert.ok(ends[1] < ends[0] - 8 && Math.abs(ends[2] - ends[0]) < 1, `${ends}`);
    await set(page, "#seek", 1);
    // v was 0, so that there is nothing carried.
    assert.equal(await page.locator(".sums-of path.carried").count(), 0);
  });
});

test("each refusal is beside its field", async () => {
  await visit(browser, {}, async (page) => {
    await unfold(page, "noise");
    await page.fill("#seed", "-1");
    await page.press("#seed", "Enter");
    assert.notEqual(await page.locator("#refused-seed").innerText(), "");
    await page.fill("#iterations-number", "20000");
    await page.press("#iterations-number", "Enter");
    assert.match(await page.locator("#refused-iterations").innerText(), /10,?000/);
    await page.selectOption("#method", "adam");
    await page.fill("#beta1", "2");
    await page.press("#beta1", "Enter");
    assert.match(await page.locator("#refused-beta1").innerText(), /^β₁ must be/);
  });
});
