// Makes pictures of the page for the documentation: docs/explorer/<language>.png. Argument: the folder.
import { join } from "node:path";

import { launch, visit } from "./explorer.mjs";

const [folder] = process.argv.slice(2);
const browser = await launch();
try {
  for (const [language, locale] of [["en", "en-GB"], ["ja", "ja-JP"]]) {
    // The part of the page that is there before anything is unfolded.
    await visit(browser, { hash: "#step=6", locale, viewport: { width: 1440, height: 960 } }, async (page) => {
      await page.screenshot({ path: join(folder, `${language}.png`) });
    });
  }
} finally {
  await browser.close();
}
