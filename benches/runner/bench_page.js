// The page that offers the app's code and its peers', served and open for as long as a part measures in it.

import { bundleBenchPage } from './bundle.js';
import { serve } from './server.js';

/** Opens the page, lets `measure` work with it once everything in it is ready, and closes all of it again. */
export async function inBenchPage(openContext, measure) {
  const server = await serve(await bundleBenchPage());
  const context = await openContext();
  try {
    const page = await context.newPage();
    await page.goto(server.address);
    await page.waitForFunction(() => window.__bench);
    await page.evaluate(() => Promise.all([window.__bench, ...Object.values(window.__peers)].map(({ ready }) => ready)));
    return await measure(page);
  } finally {
    await context.close();
    server.close();
  }
}
