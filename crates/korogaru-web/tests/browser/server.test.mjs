// The page as `korogaru explore` serves it, under the server's policy, with the experiment of its options.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";

import { korogaru, launch, position, set, visit } from "./explorer.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

/** Passes the address of a server with these options to a test, and ends the server as Ctrl-C does. */
async function served(words, use) {
  const child = spawn(process.env.KOROGARU, ["explore", "--no-open", "--lang", "en", ...words]);
  const ended = once(child, "exit");
  try {
    const [line] = await once(createInterface(child.stdout), "line");
    await use(new URL(line.split(" ").at(-1)));
  } finally {
    child.kill("SIGINT");
  }
  assert.deepEqual(await ended, [0, null]);
}

test("the server's page begins with the experiment of the options", async () => {
  const words = ["--lr", "0.95", "--momentum", "0.5", "--start=-3,1.5", "--formula", "x^2/20 + 3sin(y)^2"];
  const last = korogaru("run", "--format", "csv", ...words).trim().split("\n").at(-1).split(",");
  await served(words, async ({ origin, hash }) => {
    await visit(browser, { url: `${origin}/`, hash, locale: "ja-JP" }, async (page) => {
      assert.equal(await page.locator("html").getAttribute("lang"), "en");
      await set(page, "#seek", 30);
      assert.deepEqual((await position(page)).trim().split(" ").map(Number), last.slice(1, 3).map(Number));
    });
  });
});

test("another page cannot frame the server's", async () => {
  await served([], async ({ origin }) => {
    await served([], async (other) => {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(`${other.origin}/favicon.ico`).catch(() => {});
      await page.setContent(`<iframe src="${origin}/"></iframe>`);
      const frame = await page.waitForSelector("iframe").then((element) => element.contentFrame());
      await frame.waitForLoadState();
      assert.equal(await frame.locator("[data-position]").count(), 0);
      await context.close();
    });
  });
});
