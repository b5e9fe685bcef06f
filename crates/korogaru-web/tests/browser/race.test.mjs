// Other runs beside the page's own: methods and settings that move in time, and who is nearest.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { korogaru, launch, set, unfold, visit } from "./explorer.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

/** The distance from the origin after an update, as the command line computes it. */
function distance(step, ...words) {
  const row = korogaru("run", "--format", "csv", ...words).trim().split("\n")[step + 1].split(",");
  return Math.hypot(row[1], row[2]);
}

test("all six methods at once, with hyperparameters that a link carries", async () => {
  let hash;
  await visit(browser, {}, async (page) => {
    await unfold(page, "compare");
    for (const name of ["sgd", "nesterov", "adagrad", "rmsprop", "adam"]) await page.check(`#with-${name}`);
    await set(page, "#seek", 30);
    const paths = await page.locator("#rivals path").count();
    assert.ok(paths >= 20, `${paths} paths`);
    assert.equal(await page.inputValue("#adagrad-2-lr"), "1.5");
    assert.equal(await page.inputValue("#adagrad-2-eps"), "1e-7");
    const before = await page.locator("#rivals").innerHTML();
    await set(page, "#adam-4-lr", "0,5");
    assert.notEqual(await page.locator("#rivals").innerHTML(), before);
    await page.waitForFunction(() => location.hash.includes("adam:0.5"));
    hash = await page.evaluate(() => location.hash);
    await page.uncheck("#with-rmsprop");
    assert.equal(await page.locator("#standing li").count(), 5);
  });
  await visit(browser, { hash }, async (page) => {
    assert.equal(await page.inputValue("#adam-4-lr"), "0.5");
    assert.equal(await page.isChecked("#with-rmsprop"), true);
  });
  const nine = Array.from({ length: 9 }, (_, i) => `sgd:0.${i + 1}`).join(",");
  for (const broken of ["#with=adam", "#with=adam:1:2:3:-4", `#with=${nine}`, "#with=nobody:1"]) {
    await visit(browser, { hash: broken }, async (page) => {
      assert.match(await page.locator(".notice").innerText(), /cannot be read/, broken);
    });
  }
});

test("rivals move in time, and it is said who is nearest", async () => {
  await visit(browser, { hash: "#with=sgd:0.5,adagrad:1.5:1e-7&step=0" }, async (page) => {
    assert.equal(await page.locator("#standing li").count(), 0);
    const at = {};
    for (const step of [3, 20]) {
      await set(page, "#seek", step);
      at[step] = await page.locator("#rivals").innerHTML();
      const said = await page.locator("#standing li").allInnerTexts();
      const runs = [
        ["Momentum", []], ["SGD", ["--method", "sgd", "--lr", "0.5"]], ["AdaGrad", ["--method", "adagrad", "--lr", "1.5"]],
      ].map(([name, words]) => [name, distance(step, ...words)]).sort((a, b) => a[1] - b[1]);
      assert.deepEqual(said.map((text) => text.trim().split(/\s+/)[0]), runs.map(([name]) => name));
      said.forEach((text, i) => {
        assert.ok(Math.abs(Number(text.trim().split(/\s+/)[1]) / runs[i][1] - 1) < 1e-3, text);
      });
      assert.match(await page.locator("#standing p").innerText(), new RegExp(`After update ${step},`));
    }
    assert.notEqual(at[3], at[20]);
    assert.ok(await page.locator(".name.rival").count() > 0);
  });
});

test("several settings of one method race under names that tell them apart", async () => {
  await visit(browser, {}, async (page) => {
    await unfold(page, "compare");
    await page.click("#another-momentum");
    await page.click("#another-momentum");
    await set(page, "#seek", 10);
    const names = (await page.locator("#standing li").allInnerTexts()).map((text) => text.trim().split(/\s+/).slice(0, 3).join(" "));
    assert.deepEqual(names.sort(), ["Momentum α 0", "Momentum α 0.5", "Momentum α 0.9"]);
    await page.fill("#momentum-0-momentum", "2");
    await page.press("#momentum-0-momentum", "Enter");
    assert.match(await page.locator("#refused-with-0").innerText(), /^momentum α must be/);
    assert.equal(await page.locator("#refused-momentum").innerText(), "");
    await page.locator("#momentum-0-momentum").blur();
    assert.equal(await page.inputValue("#momentum-0-momentum"), "0");
    await page.fill("#momentum-0-momentum", "2");
    await page.press("#momentum-0-momentum", "Enter");
    await page.locator(".remove").first().click();
    assert.equal(await page.locator("#standing li").count(), 2);
    // What was refused does not move to the next rival.
    assert.equal(await page.locator("#refused-with-0").innerText(), "");
  });
});

test("who guesses first does not see the rivals' ends", async () => {
  await visit(browser, { hash: "#with=sgd:0.5&predict=yes&open=table" }, async (page) => {
    assert.equal(await page.locator("#rivals path").count(), 0);
    assert.equal(await page.locator("#standing li").count(), 0);
    assert.equal(await page.locator("tbody tr").count(), 1);
  });
});

test("two settings that become equal are kept by the link, and a field may go while it has the focus", async () => {
  await visit(browser, { hash: "#with=momentum:0.2:0.5,momentum:0.3:0.5&open=compare" }, async (page) => {
    await set(page, "#momentum-1-lr", 0.2);
    await page.waitForFunction(() => location.hash.includes("momentum:0.2:0.5,momentum:0.2:0.5"));
    await page.reload();
    await page.waitForSelector("html[data-ready]");
    assert.equal(await page.inputValue("#momentum-1-lr"), "0.2");
    assert.equal((await page.locator(".notice").innerText()).trim(), "");
    await page.selectOption("#method", "adam");
    await page.waitForFunction(() => location.hash.includes("method=adam"));
    await page.fill("#beta1", "0.5");
    await page.goBack();
    await page.waitForFunction(() => !document.querySelector("#beta1"));
    await page.click("#forward");
  });
});

test("no more than eight run beside the page's own", async () => {
  const eight = Array.from({ length: 8 }, (_, i) => `sgd:0.${i + 1}`).join(",");
  await visit(browser, { hash: `#with=${eight}&open=compare` }, async (page) => {
    assert.equal(await page.isDisabled("#with-adam"), true);
    assert.equal(await page.locator("#another-sgd").isVisible(), false);
    await page.locator(".remove").last().click();
    await page.check("#with-adam");
    assert.equal(await page.isChecked("#with-adam"), true);
  });
});
