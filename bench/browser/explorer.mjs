// Measures the explorer in a real browser, by the browser's own clock and trace. Prints a line for each
// measurement: its name, then numbers, which are seconds, pairs of seconds for the maps (ours, theirs), or
// bytes. Argument: the number of measurements.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

import { launch, PAGE, set } from "../../crates/korogaru-web/tests/browser/explorer.mjs";

const COUNT = Number(process.argv[2]);
const SIZE = { viewport: { width: 1440, height: 900 } };
const ITERATIONS = 1000;
const PAGES = 7;
const MAP = { hash: "#iterations=300", cells: 128, lr: 1.99, momentum: 0.99 };
/** What the browser does for a script. The outermost of these count; what they call counts within them. */
const SCRIPT = new Set([
  "EventDispatch", "FireAnimationFrame", "FunctionCall", "RunMicrotasks", "TimerFire", "EvaluateScript",
]);

/** Opens a new page with `hash`. Returns what `use` makes of it. */
async function onPage(browser, hash, use) {
  const context = await browser.newContext(SIZE);
  try {
    const page = await context.newPage();
    await page.addInitScript(() => {
      new MutationObserver((_, observer) => {
        if (!document.documentElement?.hasAttribute("data-ready")) return;
        window.readyAt = performance.now();
        observer.disconnect();
      }).observe(document, { subtree: true, attributes: true });
    });
    await page.goto(PAGE + hash);
    await page.waitForFunction(() => window.readyAt);
    return await use(page);
  } finally {
    await context.close();
  }
}

/** The time from the start of the navigation to the first picture. */
function ready(browser) {
  return onPage(browser, "", async (page) => (await page.evaluate(() => window.readyAt)) / 1000);
}

/**
 * The same map by the page's program and by JavaScript as one would write it, in turns: with f at the end,
 * and with f at every update, which our program uses to tell runs that diverge from slow ones.
 */
function maps(browser, count) {
  return onPage(browser, "", (page) => page.evaluate(({ hash, cells, lr, momentum, count }) => {
    const f = (x, y) => x * x / 20 + y * y;
    const plain = (follow) => {
      const losses = new Float64Array(cells * cells), grew = new Uint8Array(cells * cells);
      for (let row = 0; row < cells; row++) {
        for (let column = 0; column < cells; column++) {
          const eta = row * lr / (cells - 1), alpha = column * momentum / (cells - 1);
          follow(eta, alpha, losses, grew, row * cells + column);
        }
      }
      return losses;
    };
    const atTheEnd = (eta, alpha, losses, _, cell) => {
      let x = -7, y = 2, vx = 0, vy = 0;
      for (let step = 0; step < 300; step++) {
        vx = alpha * vx - eta * (x / 10);
        vy = alpha * vy - eta * (2 * y);
        x += vx;
        y += vy;
      }
      losses[cell] = f(x, y);
    };
    const atEveryStep = (eta, alpha, losses, grew, cell) => {
      let x = -7, y = 2, vx = 0, vy = 0, loss = f(x, y), before = loss, after = -Infinity;
      for (let step = 1; step <= 300; step++) {
        vx = alpha * vx - eta * (x / 10);
        vy = alpha * vy - eta * (2 * y);
        x += vx;
        y += vy;
        loss = f(x, y);
        if (step <= 150) before = loss > before ? loss : before;
        else after = loss > after ? loss : after;
      }
      losses[cell] = loss;
      grew[cell] = after > before ? 1 : 0;
    };
    const ours = () => wasm_bindgen.losses(hash, cells, cells);
    const rivals = [() => plain(atTheEnd), () => plain(atEveryStep)];
    const timed = (make) => {
      const start = performance.now();
      make();
      return (performance.now() - start) / 1000;
    };
    const a = ours();
    for (const b of rivals.map((rival) => rival())) {
      const close = (i) => a[i] === b[i] || Math.abs(a[i] - b[i]) <= 1e-6 * Math.abs(b[i]) || !(b[i] < 1e6);
      if (a.length !== b.length || !a.every((_, i) => close(i))) throw new Error("the two maps differ");
    }
    // Until the browser has compiled all of them for speed, which it does in the background.
    for (let warm = 0; warm < 40; warm++) [ours, ...rivals].forEach(timed);
    return rivals.map((rival) => Array.from({ length: count }, () => [timed(ours), timed(rival)]).flat());
  }, { ...MAP, count }));
}

/** The script time of each frame while the point is dragged over the map, from the browser's trace. */
function frames(browser, count) {
  return onPage(browser, `#iterations=${ITERATIONS}&open=map`, async (page) => {
    await page.waitForSelector("#map canvas[data-made=true]");
    await set(page, "#seek", ITERATIONS);
    await page.locator("#dot").scrollIntoViewIfNeeded();
    const { x, y, width, height } = await page.locator("#map .over").boundingBox();
    const frame = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
    await page.mouse.move(x + 0.3 * width, y + 0.4 * height);
    await page.mouse.down();
    await browser.startTracing(page, { categories: ["devtools.timeline", "disabled-by-default-devtools.timeline"] });
    for (let step = 0; step < count; step++) {
      const angle = 2 * Math.PI * step / 40;
      await page.mouse.move(x + width * (0.4 + 0.2 * Math.cos(angle)), y + height * (0.4 + 0.2 * Math.sin(angle)));
      await frame();
    }
    const trace = JSON.parse(await browser.stopTracing());
    await page.mouse.up();
    return scriptOfFrames(trace.traceEvents);
  });
}

/** Seconds of script between one move of the pointer and the next, in the thread that handles it. */
function scriptOfFrames(events) {
  const moves = events.filter((it) => it.name === "EventDispatch" && it.args.data?.type === "pointermove");
  const spans = events
    .filter((it) => it.ph === "X" && SCRIPT.has(it.name) && it.tid === moves[0].tid && it.pid === moves[0].pid)
    .sort((a, b) => a.ts - b.ts);
  let end = 0;
  const outermost = spans.filter((span) => {
    if (span.ts < end) return false;
    end = span.ts + span.dur;
    return true;
  });
  return moves.slice(0, -1).map((move, i) => {
    const within = outermost.filter((span) => span.ts >= move.ts && span.ts < moves[i + 1].ts);
    return within.reduce((sum, span) => sum + span.dur, 0) / 1e6;
  });
}

const file = readFileSync(fileURLToPath(PAGE));
console.log("bytes", file.length, gzipSync(file, { level: 9 }).length);
const browser = await launch();
try {
  await ready(browser);
  const opened = [];
  for (let i = 0; i < COUNT; i++) opened.push(await ready(browser));
  console.log("ready", ...opened);
  console.log("frame", ...await frames(browser, 10 * COUNT));
  // One page may be compiled less well than another, so several are measured.
  const pages = [];
  for (let i = 0; i < PAGES; i++) pages.push(await maps(browser, Math.ceil(COUNT / PAGES)));
  console.log("map", ...pages.flatMap(([map]) => map));
  console.log("same", ...pages.flatMap(([, same]) => same));
} finally {
  await browser.close();
}
