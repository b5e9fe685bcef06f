// How the page is laid out, from a phone to a desk, in another page, on paper, and in the reader's own colours.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { launch, settled, visit } from "./explorer.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const box = (page, selector) => page.locator(selector).first().boundingBox();
const bottom = async (page, selector) => {
  const { y, height } = await box(page, selector);
  return y + height;
};

test("two columns from 900 pixels on", async () => {
  for (const [width, columns] of [[880, 1], [900, 2], [1180, 2], [1440, 2]]) {
    await visit(browser, { viewport: { width, height: 900 } }, async (page) => {
      const [plane, controls] = [await box(page, ".stage"), await box(page, ".controls")];
      const beside = controls.x >= plane.x + plane.width;
      assert.equal(beside ? 2 : 1, columns, `${width}`);
    });
  }
});

test("on a tablet what is tried first is above the fold", async () => {
  for (const locale of ["ja-JP", "en-GB"]) {
    await visit(browser, { viewport: { width: 1180, height: 820 }, locale }, async (page) => {
      for (const part of ["#plane", "#play", "#eta", "#alpha", "#iterations", ".presets"]) {
        assert.ok(await bottom(page, part) <= 820, `${part} in ${locale}`);
      }
    });
  }
});

test("on a phone the plane and its play bar stay in sight, and the presets are right below", async () => {
  await visit(browser, { viewport: { width: 390, height: 844 }, locale: "ja-JP" }, async (page) => {
    const stage = await box(page, ".stage");
    assert.ok(stage.height <= 0.55 * 844, `${stage.height}`);
    const presets = await box(page, ".presets");
    assert.ok(presets.y - stage.y - stage.height < 40, `${presets.y} ${stage.y + stage.height}`);
    await page.locator("#iterations").scrollIntoViewIfNeeded();
    await page.evaluate(() => window.scrollBy(0, 300));
    await settled(page);
    const { y } = await box(page, ".stage");
    assert.ok(y >= -1 && y < 2, `${y}`);
    assert.ok(await page.locator("#play").isVisible());
  });
});

test("letters of charts have at least 11 pixels", async () => {
  for (const width of [320, 390, 1024, 1440]) {
    await visit(browser, { viewport: { width, height: 844 }, hash: "#open=map" }, async (page) => {
      await page.waitForSelector("#map canvas[data-made=true]");
      const small = await page.locator("#charts text, #lines text, #plane text").evaluateAll((all) => all
        // The index of v is smaller, as an index is.
        .filter((text) => !/^[xy]$/.test(text.textContent))
        .map((text) => {
          const { a } = text.getScreenCTM();
          return [a * Number(text.getAttribute("font-size") ?? getComputedStyle(text).fontSize.replace("px", "")), text.textContent];
        })
        .filter(([size]) => size < 10.9));
      assert.deepEqual(small, [], `${width}`);
    });
  }
});

test("the reader's own size of letters enlarges them", async () => {
  await visit(browser, {}, async (page) => {
    const size = () => page.locator(".controls label").first().evaluate((label) => parseFloat(getComputedStyle(label).fontSize));
    const before = await size();
    await page.evaluate(() => { document.documentElement.style.fontSize = "24px"; });
    assert.ok(Math.abs(await size() - 1.5 * before) < 0.1);
  });
});

test("a part of another page has plane, play bar and sliders, without a scrollbar", async () => {
  await visit(browser, { viewport: { width: 700, height: 480 }, query: "?embed=1", hash: "#lr=0.2&step=4", rolls: true }, async (page) => {
    for (const part of ["#plane", "#play", "#seek", "#eta", "#alpha", "#iterations"]) {
      assert.ok(await page.locator(part).isVisible(), part);
      assert.ok(await bottom(page, part) <= 480, part);
    }
    for (const part of ["header", ".equation", ".presets", "#charts", "#map", "#formula"]) {
      assert.equal(await page.locator(part).isVisible(), false, part);
    }
    const size = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]);
    assert.ok(size[0] <= 700 && size[1] <= 480, `${size}`);
    assert.equal(await page.locator(".count b").innerText(), "4");
  });
});

test("the code to embed the page is copied", async () => {
  const permissions = ["clipboard-read", "clipboard-write"];
  await visit(browser, { permissions, hash: "#lr=0.25&open=take" }, async (page) => {
    await page.click("#embed");
    await page.waitForFunction(() => /Copied/.test(document.querySelector(".files [role=status]").innerText));
    const code = await page.evaluate(() => navigator.clipboard.readText());
    const source = await page.evaluate((code) => {
      const frame = new DOMParser().parseFromString(code, "text/html").querySelector("iframe");
      return [frame.src, frame.width, frame.height];
    }, code);
    assert.match(source[0], /\?embed=1#lr=0\.25&/);
    assert.deepEqual(source.slice(1), ["700", "480"]);
  });
});

test("on paper there are no controls", async () => {
  await visit(browser, {}, async (page) => {
    await page.emulateMedia({ media: "print" });
    for (const part of [".controls", ".presets", ".time"]) assert.equal(await page.locator(part).isVisible(), false, part);
    for (const part of ["#plane", ".equation", "#charts"]) assert.ok(await page.locator(part).isVisible(), part);
  });
});

test("in the reader's own colours buttons have borders", async () => {
  await visit(browser, { forcedColors: "active" }, async (page) => {
    const border = (selector) => page.locator(selector).first().evaluate((button) => getComputedStyle(button).borderTopWidth);
    assert.equal(await border("#forward"), "1px");
    assert.equal(await border(".tools [aria-pressed=true]"), "3px");
  });
});

test("the system's theme is followed until one is chosen", async () => {
  await visit(browser, {}, async (page) => {
    const theme = () => page.locator("html").getAttribute("data-theme");
    assert.equal(await theme(), "light");
    await page.emulateMedia({ colorScheme: "dark" });
    await page.waitForSelector("html[data-theme=dark]");
    await page.click("#theme");
    assert.equal(await theme(), "light");
    await page.emulateMedia({ colorScheme: "light" });
    await page.emulateMedia({ colorScheme: "dark" });
    await settled(page);
    assert.equal(await theme(), "light");
  });
});
