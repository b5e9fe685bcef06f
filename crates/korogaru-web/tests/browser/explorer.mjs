// What every test of the explorer needs: a browser, a page that is watched, and the command line to compare
// with.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** A variable that the chore sets. */
function given(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; run: cargo xtask test --only web`);
  return value;
}

// The packages are under target/, where no import finds them by itself.
export const packages = createRequire(`${given("KOROGARU_NODE_MODULES")}/`);
const { chromium } = packages("playwright-core");

export const PAGE = pathToFileURL(given("KOROGARU_PAGE")).href;
const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

export function launch() {
  return chromium.launch({ executablePath: given("KOROGARU_CHROMIUM"), args: FLAGS });
}

/** A folder for the files of a test, deleted when the tests of its file have ended. */
export function folder() {
  const path = mkdtempSync(join(tmpdir(), "korogaru-"));
  process.once("exit", () => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** What the command line prints. */
export function korogaru(...words) {
  return execFileSync(given("KOROGARU"), words, { encoding: "utf8" });
}

/**
 * Opens the page and passes it to a test. The test fails if the page sends any request or writes to the
 * console. `options` are those of a context of Playwright's, and `hash` is the text after # in the address. The
 * ball does not roll by itself unless `rolls` is true.
 */
export async function visit(browser, { hash = "", query = "", url = PAGE, rolls = false, ...options }, test) {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 }, locale: "en-GB", colorScheme: "light", acceptDownloads: true, ...options,
  });
  const complaints = [];
  context.on("request", (request) => {
    const local = /^(file|data|blob):/.test(request.url()) || request.url().startsWith(url);
    if (!local) complaints.push(`asked for ${request.url()}`);
  });
  try {
    const page = await context.newPage();
    page.on("console", (message) => complaints.push(`${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => complaints.push(String(error)));
    await page.goto(url + query + hash);
    await page.waitForSelector("html[data-ready]", { timeout: 30_000 });
    // The layout changes when the page's own fonts are loaded, and a position that was read before would be
    // wrong.
    await page.evaluate(() => document.fonts.ready.then(() => {}));
    // Any key stops what the page does by itself.
    if (!rolls) await page.keyboard.press("Shift");
    await test(page);
  } finally {
    await context.close();
  }
  if (complaints.length > 0) throw new Error(complaints.join("\n"));
}

/** The position that the page shows, with all its digits. */
export async function position(page) {
  return page.locator("[data-position]").getAttribute("data-exact");
}

/** Waits for a frame and what was queued before it. By then the page has handled the events so far. */
export async function settled(page) {
  await page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => setTimeout(done)); }));
}

/** Unfolds a part. Its content is made once the browser has told the page, a moment after the click. */
export async function unfold(page, name) {
  await page.click(`#${name} summary`);
  await page.waitForSelector(`#${name} summary + *`);
  if (name === "map") await page.waitForSelector("#map canvas[data-made=true]");
}

/** Sets a slider or a number box as a user does. */
export async function set(page, selector, value) {
  await page.locator(selector).evaluate((input, to) => {
    input.value = to;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }, String(value));
}
