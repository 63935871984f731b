// P5: the cold start, with nothing cached: from the navigation to the first frame that takes input.

import { join } from 'node:path';

import { bundleExcalidraw } from './bundle.js';
import { compared, digits, median } from './figures.js';
import { builtFolder, withVersion } from './packages.js';
import { serve } from './server.js';

const ROUNDS = 11;
const TIME_GOAL = 0.5;
const BYTES_GOAL_KB = 400;

/** Measures it; returns `{title, columns, rows}`. */
export async function measureColdStart(openContext) {
  const context = await openContext();
  const [app, peer] = startsOf(await serve(join(builtFolder, 'app')), await serve(await bundleExcalidraw()));
  try {
    await openSample(context, app.server.address);
    // The first visit compresses the files, and is not counted.
    await visit(context, app);
    await visit(context, peer);
    const ours = [];
    const theirs = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      ours.push(await visit(context, app));
      theirs.push(await visit(context, peer));
      process.stdout.write('.');
    }
    const of = (figures, name) => figures.map((figure) => figure[name]);
    return {
      title: 'P5 · Cold start with the sample open',
      columns: ['work', 'Plumbline', withVersion('Excalidraw', '@excalidraw/excalidraw'), 'ratio', 'goal'],
      rows: [
        compared('navigation to interactive', of(ours, 'shown_ms'), of(theirs, 'shown_ms'), 'ms', TIME_GOAL),
        comparedBytes(of(ours, 'bytes'), of(theirs, 'bytes')),
        ['requests until then', ...[ours, theirs].map((all) => `${median(of(all, 'requests'))}`), '', ''],
      ],
    };
  } finally {
    await context.close();
    app.server.close();
    peer.server.close();
  }
}

/** What a start of each is, and how it is known to be over. */
export const startsOf = (app, peer) => [
  { server: app, route: '#/cascade', shows: ['.tree-row'], marks: ['interactive'] },
  { server: peer, route: '', shows: ['.excalidraw .App-toolbar', '.excalidraw canvas.interactive'], marks: [] },
];

function comparedBytes(ours, theirs) {
  const [here, there] = [median(ours) / 1000, median(theirs) / 1000];
  const mark = here <= BYTES_GOAL_KB && here < there ? '✓' : '✗';
  const goal = `≤ ${BYTES_GOAL_KB} kB and < 1 × ${mark}`;
  return ['brotli bytes until then', `${digits(here)} kB`, `${digits(there)} kB`, `${digits(here / there)} ×`, goal];
}

/** A person's first visit, which leaves the sample in storage. */
async function openSample(context, address) {
  const page = await context.newPage();
  await page.goto(address);
  await page.locator('.ways button.primary').first().click();
  await page.locator('.tree-row').first().waitFor();
  // Once the app opens with it by itself, it is stored.
  for (let attempt = 0; attempt < 20; attempt += 1) {
    await page.waitForTimeout(500);
    await page.reload();
    const first = page.locator('.tree-row, .first-run').first();
    await first.waitFor();
    if ((await page.locator('.tree-row').count()) > 0) {
      await page.close();
      return;
    }
  }
  throw new Error('the sample was opened and is not stored after 10 s');
}

/** One start with empty caches in a page of its own. */
export async function visit(context, { server, route, shows, marks }) {
  const page = await context.newPage();
  try {
    const devtools = await context.newCDPSession(page);
    await devtools.send('Network.clearBrowserCache');
    await devtools.send('Storage.clearDataForOrigin', {
      origin: new URL(server.address).origin,
      storageTypes: 'service_workers,cache_storage',
    });
    await page.addInitScript(watchForFirstFrame, { shows, marks });
    server.forget();
    await page.goto(server.address + route, { waitUntil: 'commit' });
    const shown = await page.waitForFunction(() => window.__firstFrame, null, { polling: 50 });
    const { shown_ms, origin_ms } = await shown.jsonValue();
    const until = server.sent().filter(({ at_ms }) => at_ms <= origin_ms + shown_ms);
    const bytes = until.reduce((sum, request) => sum + request.bytes, 0);
    return { shown_ms, bytes, requests: until.length };
  } finally {
    await page.close();
  }
}

/** Runs in the page before its own scripts: tells once all that it waits for is in the document and drawn. */
function watchForFirstFrame({ shows, marks }) {
  const isThere = () =>
    shows.every((selector) => document.querySelector(selector)) &&
    marks.every((mark) => performance.getEntriesByName(mark).length > 0);
  // A task that is queued in an animation frame runs after that frame was drawn.
  const afterFrame = new MessageChannel();
  afterFrame.port1.onmessage = () => {
    window.__firstFrame = { shown_ms: performance.now(), origin_ms: performance.timeOrigin };
  };
  const look = () => {
    if (isThere()) {
      documentChanges.disconnect();
      newMarks.disconnect();
      requestAnimationFrame(() => afterFrame.port2.postMessage(null));
    }
  };
  const documentChanges = new MutationObserver(look);
  const newMarks = new PerformanceObserver(look);
  documentChanges.observe(document, { childList: true, subtree: true });
  newMarks.observe({ type: 'mark', buffered: true });
}
