// The page as it opens from a file: its numbers, its languages and themes, and that it requests nothing.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { korogaru, launch, packages, position, set, visit } from "./explorer.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

/** The rows of a run as the command line writes them, each a list of strings. */
function rows(...words) {
  const lines = korogaru("run", "--format", "csv", ...words).trim().split("\n");
  return lines.slice(1).map((line) => line.split(","));
}

/** The numbers in a text. The command line and the page write them alike, but for ".0" and exponents. */
const numbers = (text) => text.trim().split(/[ ,]+/).map(Number);

test("every step has the digits of the command line", async () => {
  const runs = rows();
  await visit(browser, {}, async (page) => {
    for (const [iteration, row] of runs.entries()) {
      await set(page, "#seek", iteration);
      assert.deepEqual(numbers(await position(page)), [Number(row[1]), Number(row[2])], `iteration ${iteration}`);
    }
  });
});

test("the article's five runs end where the command line's do", async () => {
  const settings = [[0.1, 0.9, 30], [0.1, 0.9, 50], [0.95, 0, 30], [0.95, 0.5, 30], [0.95, 0.9, 30]];
  await visit(browser, {}, async (page) => {
    for (const [i, [lr, momentum, iterations]] of settings.entries()) {
      await page.locator(".presets button").nth(i).click();
      await set(page, "#seek", iterations);
      const words = ["--lr", lr, "--momentum", momentum, "--iterations", iterations].map(String);
      const last = rows(...words).at(-1);
      assert.deepEqual(numbers(await position(page)), [Number(last[1]), Number(last[2])], `run ${i + 1}`);
    }
  });
});

test("play, pause and the steps move one cursor", async () => {
  await visit(browser, {}, async (page) => {
    const now = () => page.locator(".count b").innerText();
    const first = await now();
    await page.click("#forward");
    assert.equal(Number(await now()), Number(first) + 1);
    await page.click("#back");
    assert.equal(await now(), first);
    await page.selectOption("#speed", "30");
    await page.click("#play");
    await page.waitForFunction((from) => document.querySelector(".count b").innerText !== from, first);
    await page.click("#play");
    const paused = await now();
    await page.waitForTimeout(300);
    assert.equal(await now(), paused);
    await page.locator("body").press("ArrowRight");
    assert.equal(Number(await now()), Number(paused) + 1);
  });
});

test("the ball rolls once by itself, between updates too, until a touch", async () => {
  await visit(browser, { rolls: true }, async (page) => {
    const at = () => page.locator("#ball").evaluate((ball) => ball.style.left);
    const first = await at();
    assert.equal(await page.locator(".count b").innerText(), "0");
    // All places of the ball up to the third update.
    const places = await page.evaluate(() => new Promise((done) => {
      const seen = new Set();
      const look = () => {
        seen.add(document.querySelector("#ball").style.left);
        if (Number(document.querySelector(".count b").innerText) < 4) requestAnimationFrame(look);
        else done(seen.size);
      };
      look();
    }));
    assert.ok(places > 6, `${places} places in three updates`);
    assert.notEqual(await at(), first);
    await page.mouse.click(5, 5);
    await page.waitForFunction(() => {
      const before = window.before;
      window.before = document.querySelector("#ball").style.left;
      return before === window.before;
    });
    const stopped = await page.locator(".count b").innerText();
    await page.locator("body").press("ArrowRight");
    assert.equal(Number(await page.locator(".count b").innerText()), Number(stopped) + 1);
  });
});

test("the ball stays where a link says, and where motion is not wanted", async () => {
  for (const options of [{ hash: "#step=3" }, { reducedMotion: "reduce" }, { hash: "#predict=yes" }]) {
    await visit(browser, { rolls: true, ...options }, async (page) => {
      const before = await page.locator(".count b").innerText();
      // A page that rolls has begun by then.
      await page.waitForFunction(() => performance.now() > 4000);
      assert.equal(await page.locator(".count b").innerText(), before);
    });
  }
});

test("a preset begins at the start and rolls", async () => {
  await visit(browser, { hash: "#step=9" }, async (page) => {
    await page.locator(".presets button").nth(4).click();
    await page.waitForFunction(() => Number(document.querySelector(".count b").innerText) >= 2);
    await page.click("#play");
  });
});

test("language and theme are the browser's, and can be changed", async () => {
  await visit(browser, { locale: "ja-JP", colorScheme: "dark" }, async (page) => {
    const root = page.locator("html");
    assert.equal(await root.getAttribute("lang"), "ja");
    assert.equal(await root.getAttribute("data-theme"), "dark");
    const chosen = () => page.locator("#function").evaluate((list) => list.selectedOptions[0].text);
    assert.equal(await chosen(), "本の関数");
    await page.click(".tools [lang=en]");
    assert.equal(await root.getAttribute("lang"), "en");
    assert.equal(await chosen(), "The book's");
    assert.match(await page.locator("main").innerText(), /learning rate/);
    await page.click("#theme");
    assert.equal(await root.getAttribute("data-theme"), "light");
  });
});

for (const locale of ["ja-JP", "en-GB"]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`axe finds nothing in ${locale}, ${colorScheme}`, async () => {
      const { source } = packages("axe-core");
      await visit(browser, { locale, colorScheme }, async (page) => {
        await page.evaluate(source);
        // Folded parts are checked too.
        await page.locator("details").evaluateAll((all) => all.forEach((one) => { one.open = true; }));
        const { violations } = await page.evaluate(() => globalThis.axe.run());
        const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
        assert.deepEqual(found, []);
      });
    });
  }
}

test("nothing is wider than the window, from a phone to a projector", async () => {
  for (const width of [360, 768, 1440, 2560]) {
    await visit(browser, { viewport: { width, height: 800 }, locale: "ja-JP" }, async (page) => {
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= width, `${wide} of ${width}`);
    });
  }
});
