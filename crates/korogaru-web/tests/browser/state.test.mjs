// Time, the state in the address, conventions, and what can be taken away.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { folder, korogaru, launch, position, set, settled, unfold, visit } from "./explorer.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

/** What the plane shows as a digest, short enough to be read where two differ. */
async function picture(page) {
  const html = (await page.locator("#plane").innerHTML()).replaceAll("<!---->", "");
  return createHash("sha256").update(html).digest("hex").slice(0, 16);
}

test("one cursor: the charts, the slider, the equation and the announcement go together", async () => {
  await visit(browser, {}, async (page) => {
    await set(page, "#seek", 12);
    const x = () => page.locator(".cursor").getAttribute("x1").then(Number);
    const at = await x();
    assert.match(await page.locator(".unseen[aria-live]").innerText(), /^Update 12:/);
    assert.match(await page.locator(".equation h2").innerText(), /12/);
    const box = await page.locator("#charts").boundingBox();
    const scale = box.width / await page.locator("#charts").evaluate((svg) => svg.viewBox.baseVal.width);
    await page.locator("#charts").click({ position: { x: scale * (at + 100), y: 60 } });
    await settled(page);
    const step = Number(await page.locator("#seek").inputValue());
    assert.ok(step > 12 && Math.abs(await x() - at - 100) < 15, `${step}`);
    await unfold(page, "table");
    assert.equal(await page.locator("#table tbody tr").count(), 31);
    assert.match(await page.locator("#table tr[aria-current=step]").innerText(), new RegExp(`^${step}\\s`));
  });
});

test("a link carries the whole state to another page", async () => {
  let hash;
  await visit(browser, {}, async (page) => {
    await page.fill("#formula", "x^2/3 + 2*y^2");
    await page.press("#formula", "Enter");
    await page.selectOption("#method", "nesterov");
    await set(page, "#eta-number", 0.25);
    await page.focus("#start");
    await page.keyboard.press("ArrowLeft");
    await set(page, "#seek", 9);
    await page.selectOption("#speed", "10");
    await page.uncheck("#even");
    await page.click(".tools [lang=ja]");
    await page.click("#theme");
    await unfold(page, "table");
    await page.waitForFunction(() => location.hash.includes("open=table"));
    hash = await page.evaluate(() => location.hash);
    const state = { position: await position(page), picture: await picture(page) };
    await visit(browser, { hash }, async (other) => {
      assert.equal(await position(other), state.position);
      assert.equal(await picture(other), state.picture);
      assert.equal(await other.inputValue("#speed"), "10");
      assert.equal(await other.isChecked("#even"), false);
      assert.equal(await other.locator("html").getAttribute("lang"), "ja");
      assert.equal(await other.locator("html").getAttribute("data-theme"), "dark");
      assert.ok(await other.locator("#table tbody tr").count() > 0);
      assert.equal(await other.locator(".notice").innerText(), "");
    });
  });
});

test("a broken or hostile address gives the first run and a notice", async () => {
  const broken = [
    "#nonsense", "#lr=many", "#iterations=999999999999", "#iterations=20000", "#formula=%3Cscript%3Ealert(1)%3C/script%3E",
    "#lr=%", "#step=-1", "#window=1,1,2,2", "#window=0,1e400,0,1", "#open=everything", `#formula=${"(".repeat(3000)}x`,
    `#formula=${"x*".repeat(4000)}x`, "#start=NaN,1", "#xlim=3,-3",
    "#speed=7", "#even=maybe", "#predict=1",
    "#with=sgd:0.1:0.9", "#with=sgd:fast",
  ];
  for (const hash of broken) {
    await visit(browser, { hash }, async (page) => {
      assert.match(await page.locator(".notice").innerText(), /cannot be read/, hash);
      assert.equal(await page.locator("#eta-number").inputValue(), "0.1", hash);
    });
  }
});

test("extreme but honest addresses are drawn", async () => {
  const hashes = ["#lr=1e100", "#lr=2.5&iterations=200", "#lr=1e300&momentum=0.99", "#iterations=0", "#iterations=10000&lr=0.001", "#start=1e300,-1e300",
    "#xlim=-1e307,1e307&ylim=0,1e-12", "#formula=exp(exp(x*y))", "#start=0,0",
    "#formula=1", "#formula=ln(x)"];
  for (const hash of hashes) {
    await visit(browser, { hash }, async (page) => {
      assert.equal(await page.locator(".notice").innerText(), "", hash);
      await page.click("#forward");
    });
  }
});

test("hide= hides parts", async () => {
  await visit(browser, { query: "?hide=presets,equation" }, async (page) => {
    assert.equal(await page.locator(".presets").isVisible(), false);
    assert.equal(await page.locator(".equation").isVisible(), false);
    assert.equal(await page.locator(".controls").isVisible(), true);
  });
});

test("the two forms have the same path", async () => {
  await visit(browser, {}, async (page) => {
    await set(page, "#seek", 30);
    const book = (await position(page)).split(" ").map(Number);
    await page.click("#fresh");
    const other = (await position(page)).split(" ").map(Number);
    for (const axis of [0, 1]) assert.ok(Math.abs(book[axis] - other[axis]) < 1e-13, `${book} ${other}`);
    assert.match(await page.locator(".equation .note").last().innerText(), /PyTorch/);
  });
});

test("files are what the command line writes", async () => {
  const here = folder();
  await visit(browser, { hash: "#lr=0.3&iterations=12" }, async (page) => {
    await unfold(page, "take");
    const taken = async (id) => {
      const [download] = await Promise.all([page.waitForEvent("download"), page.click(`#${id}`)]);
      const path = join(here, download.suggestedFilename());
      await download.saveAs(path);
      return path;
    };
    const words = ["--lr", "0.3", "--iterations", "12"];
    assert.equal(readFileSync(await taken("csv"), "utf8"), korogaru("run", ...words, "--format", "csv"));
    const svg = join(here, "own.svg");
    korogaru("figure", ...words, "--lang", "en", "-o", svg);
    assert.equal(readFileSync(await taken("svg"), "utf8"), readFileSync(svg, "utf8"));
    const png = await taken("png");
    assert.equal(korogaru("run", "--spec", png, "--format", "csv"), korogaru("run", ...words, "--format", "csv"));
    const gif = await taken("gif");
    assert.equal(korogaru("run", "--spec", gif, "--format", "csv"), korogaru("run", ...words, "--format", "csv"));
    const bytes = readFileSync(gif);
    assert.equal(bytes.toString("latin1", 0, 6), "GIF89a");
    assert.deepEqual([bytes.readUInt16LE(6), bytes.readUInt16LE(8)], [640, 480]);
    // There is a graphic control extension before every frame: the twelve updates, and where they end.
    assert.equal(bytes.toString("latin1").split("\x21\xf9\x04").length - 1, 13);
    assert.ok(bytes.length < 1e6, `${bytes.length}`);

    const command = await page.locator("#command").innerText();
    const printed = execFileSync(process.env.KOROGARU, command.split(" ").slice(1), { encoding: "utf8" });
    assert.equal(printed, korogaru("run", ...words));
    assert.match(await page.locator("#python").innerText(), /korogaru\.run\(lr=0\.3, iterations=12\)/);
  });
});

test("the link is copied, and opens the same page", async () => {
  const permissions = ["clipboard-read", "clipboard-write"];
  await visit(browser, { permissions, hash: "#lr=0.25&iterations=40&open=take" }, async (page) => {
    await set(page, "#seek", 17);
    await page.click("#copy");
    await page.waitForFunction(() => /Copied/.test(document.querySelector(".files [role=status]").innerText));
    const link = await page.evaluate(() => navigator.clipboard.readText());
    const here = await position(page);
    await page.goto("about:blank");
    await page.goto(link);
    await page.waitForSelector("html[data-ready]");
    assert.equal(await position(page), here);
    assert.equal(await page.inputValue("#eta-number"), "0.25");
  });
});

test("a GIF has so many frames at most, and none without an update", async () => {
  await visit(browser, { hash: "#iterations=10000&open=take" }, async (page) => {
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("#gif")]);
    const bytes = readFileSync(await download.path()).toString("latin1");
    assert.equal(bytes.split("\x21\xf9\x04").length - 1, 241);
    assert.equal(await page.locator(".files [role=status]").innerText(), "");
    await set(page, "#iterations-number", 0);
    assert.equal(await page.isDisabled("#gif"), true);
  });
});
