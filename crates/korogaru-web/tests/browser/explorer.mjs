// What every test of the explorer needs: a browser, a page that is watched, and the command line beside it.
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

// The packages lie under target/, where no import finds them by itself.
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

/** A folder for what a test writes, gone when the tests of its file have ended. */
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
 * Opens the page and gives it to a test, which fails if the page asks anybody for anything or writes to the console.
 * `options` are those of a context of Playwright's, and `hash` what stands after # in the address.
 */
export async function visit(browser, { hash = "", query = "", url = PAGE, ...options }, test) {
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
    // The page is laid out anew with its own type, and a place read before that is another one after it.
    await page.evaluate(() => document.fonts.ready.then(() => {}));
    await test(page);
  } finally {
    await context.close();
  }
  if (complaints.length > 0) throw new Error(complaints.join("\n"));
}

/** The position that the page states, with all its digits. */
export async function position(page) {
  return page.locator("[data-position]").innerText();
}

/** Waits for a frame and what was queued before it: by then the page knows what a hand did. */
export async function settled(page) {
  await page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => setTimeout(done)); }));
}

/** Unfolds a part, which is made once the browser has told the page, a moment after the click. */
export async function unfold(page, name) {
  await page.click(`#${name} summary`);
  await page.waitForSelector(`#${name} summary + *`);
  if (name === "map") await page.waitForSelector("#map canvas[data-made=true]");
}

/** Sets a slider or a number box as a person's hand does. */
export async function set(page, selector, value) {
  await page.locator(selector).evaluate((input, to) => {
    input.value = to;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }, String(value));
}
