// P6, P7, P8 and P10: the app itself with a large workspace, as a person has it open.

import { join } from 'node:path';

import { bundleExcalidraw } from './bundle.js';
import { startsOf, visit } from './cold_start.js';
import { compared, digits, median, percentile, spread } from './figures.js';
import { builtFolder, withVersion } from './packages.js';
import { serve } from './server.js';
import { importWorkspace, workspaceFile } from './workspaces.js';

const ROUNDS = 7;
const GOALS = 10_000;
const WEEKS = 52;
const ENTRIES = 40;
const FRAME_MS = 1000 / 60;
const FRAMES_GOAL = 2;
const SAVED_GOAL_MS = 20;
const MEMORY_GOAL = 3;

const ROWS = 100_000;
const ROWS_GOAL = 100;
const LONGEST_FRAME_MS = 50;
const LIST_GOAL = 0.1;

const app = () => serve(join(builtFolder, 'app'));
const file = () => workspaceFile({ name: 'large', goals: GOALS, weeks: WEEKS });

/** P6: from the navigation to the first frame that takes input, with 10 000 goals of 52 weeks each stored. */
export async function measureOpen(openContext) {
  const context = await openContext();
  const [ours, peer] = startsOf(await app(), await serve(await bundleExcalidraw()));
  try {
    const page = await context.newPage();
    await importWorkspace(page, ours.server.address, file());
    await page.close();
    await visit(context, ours);
    await visit(context, peer);
    const [here, there] = [[], []];
    for (let round = 0; round < ROUNDS; round += 1) {
      here.push((await visit(context, ours)).shown_ms);
      there.push((await visit(context, peer)).shown_ms);
      process.stdout.write('.');
    }
    return {
      title: 'P6 · Open a workspace of 10 000 goals with 52 weeks each',
      columns: ['work', 'Plumbline', `${withVersion('Excalidraw', '@excalidraw/excalidraw')}, empty`, 'ratio', 'goal'],
      rows: [compared('navigation to interactive', here, there, 'ms', 1)],
    };
  } finally {
    await context.close();
    ours.server.close();
    peer.server.close();
  }
}

/** P7: an actual of one of 10 000 goals, from the key to the frame that shows it, and to the disk. */
export async function measureEntry(openContext) {
  const context = await openContext();
  const server = await app();
  try {
    const page = await context.newPage();
    await page.addInitScript(watchTransactions);
    await importWorkspace(page, server.address, file());
    const rows = [];
    const screens = [
      ['in a goal’s own screen, figures and charts', `#/goal/g${String(GOALS - 1).padStart(7, '0')}`, `Actual of Goal ${GOALS - 1}`],
      ['in the list of numbers that are due', '#/home', null],
    ];
    for (const [work, route, label] of screens) {
      await page.goto(server.address + route);
      const field = label
        ? page.getByRole('textbox', { name: label })
        : page.locator('main section').first().getByRole('textbox').first();
      await field.waitFor();
      const entries = [];
      for (let count = 0; count < ENTRIES; count += 1) {
        await field.fill(String(count + 1));
        entries.push(await page.evaluate(timeEnter));
        process.stdout.write('.');
      }
      const of = (name) => entries.map((entry) => entry[name]);
      const painted = percentile(of('painted_ms'), 95);
      const saved = percentile(of('saved_ms'), 95);
      const limit = FRAMES_GOAL * FRAME_MS;
      rows.push(
        [`${work}: painted`, spread(of('painted_ms'), 'ms'), `${digits(painted)} ms`, `≤ ${digits(limit)} ms ${painted <= limit ? '✓' : '✗'}`],
        [`${work}: stored`, spread(of('saved_ms'), 'ms'), `${digits(saved)} ms`, `≤ ${SAVED_GOAL_MS} ms ${saved <= SAVED_GOAL_MS ? '✓' : '✗'}`],
      );
    }
    return {
      title: 'P7 · Enter an actual among 10 000 goals with 52 weeks each',
      columns: ['work', 'Plumbline', '95 of 100 take at most', 'goal'],
      rows,
    };
  } finally {
    await context.close();
    server.close();
  }
}

/** P8: a cascade of 100 000 goals is shown, scrolled, folded and filtered. */
export async function measureList(openContext) {
  const context = await openContext();
  const server = await app();
  try {
    const page = await context.newPage();
    await importWorkspace(page, server.address, workspaceFile({ name: 'list', goals: ROWS, weeks: 0 }));
    const shown = [];
    const plain = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await page.goto(`${server.address}#/settings`);
      await page.getByRole('heading', { name: 'Settings' }).waitFor();
      shown.push(await page.evaluate(timeRoute, ['#/cascade', '.tree-row']));
      plain.push(await page.evaluate(timePlainList, ROWS));
      process.stdout.write('.');
    }
    const works = [
      ['scroll through all', scrollThrough],
      ['close and open the root', foldRoot],
      ['filter by status and back', filterByStatus],
    ];
    const rows = [compared('first paint', shown, plain, 'ms', LIST_GOAL)];
    for (const [work, run] of works) {
      await page.evaluate(watchFrames);
      await run(page);
      const { frames, most } = await page.evaluate(() => window.__frames.stop());
      const longest = Math.max(...frames);
      const isMet = longest <= LONGEST_FRAME_MS && most <= ROWS_GOAL;
      rows.push([
        work,
        `longest frame ${digits(longest)} ms, ${most} rows in the page`,
        '',
        '',
        `≤ ${LONGEST_FRAME_MS} ms, ≤ ${ROWS_GOAL} rows ${isMet ? '✓' : '✗'}`,
      ]);
    }
    return {
      title: 'P8 · A cascade of 100 000 goals',
      columns: ['work', 'Plumbline', 'all rows by plain JavaScript', 'ratio', 'goal'],
      rows,
    };
  } finally {
    await context.close();
    server.close();
  }
}

/** P10: the memory of the page with 10 000 goals of 52 weeks each open. */
export async function measureMemory(openContext) {
  const context = await openContext();
  const server = await app();
  try {
    const text = file();
    const page = await context.newPage();
    await importWorkspace(page, server.address, text);
    const used = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await page.goto('about:blank');
      await page.goto(`${server.address}#/cascade`);
      await page.locator('.tree-row').first().waitFor();
      used.push((await memoryOf(context, page)) / 2 ** 20);
      process.stdout.write('.');
    }
    const size_mb = Buffer.byteLength(text) / 2 ** 20;
    const times = median(used) / size_mb;
    return {
      title: 'P10 · Memory with 10 000 goals of 52 weeks each open',
      columns: ['work', 'Plumbline', 'the file', 'ratio', 'goal'],
      rows: [
        [
          'objects and the app’s own memory',
          spread(used, 'MiB'),
          `${digits(size_mb)} MiB`,
          `${digits(times)} ×`,
          `≤ ${MEMORY_GOAL} × ${times <= MEMORY_GOAL ? '✓' : '✗'}`,
        ],
      ],
    };
  } finally {
    await context.close();
    server.close();
  }
}

/** What JavaScript holds after collecting garbage, and the memory of the app's WebAssembly module. */
async function memoryOf(context, page) {
  const devtools = await context.newCDPSession(page);
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  await devtools.detach();
  const own = await page.evaluate(async () => {
    // The script that the page has started already: it answers with the module that runs.
    const { js } = document.querySelector('meta[name=plumbline-build]').dataset;
    const { default: start } = await import(new URL(js, document.baseURI).href);
    return (await start()).memory.buffer.byteLength;
  });
  return usedSize + own;
}

async function scrollThrough(page) {
  await page.mouse.move(600, 400);
  for (let turn = 0; turn < 60; turn += 1) {
    await page.mouse.wheel(0, turn % 3 === 2 ? 40_000 : 600);
    await page.waitForTimeout(40);
  }
  await page.keyboard.press('Control+Home');
  await page.evaluate(() => scrollTo(0, 0));
  await page.waitForTimeout(200);
}

async function foldRoot(page) {
  const root = page.locator('.tree-row').first();
  await root.focus();
  for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowLeft', 'ArrowRight']) {
    await page.keyboard.press(key);
    await page.waitForTimeout(300);
  }
}

async function filterByStatus(page) {
  const filter = page.getByRole('combobox', { name: 'Status' });
  for (const status of ['No data', 'All statuses', 'On track', 'All statuses']) {
    await filter.selectOption({ label: status });
    await page.waitForTimeout(300);
  }
}

/** Runs in the page: from asking for a route to the frame that shows what it waits for. */
function timeRoute([route, shows]) {
  return new Promise((resolve) => {
    const start = performance.now();
    const drawn = new MessageChannel();
    drawn.port1.onmessage = () => resolve(performance.now() - start);
    const changes = new MutationObserver(() => {
      if (document.querySelector(shows)) {
        changes.disconnect();
        requestAnimationFrame(() => drawn.port2.postMessage(null));
      }
    });
    changes.observe(document, { childList: true, subtree: true });
    location.hash = route;
  });
}

/** Runs in the page: a list with an element for each row, as plain JavaScript makes it. */
function timePlainList(count) {
  return new Promise((resolve) => {
    const start = performance.now();
    const list = document.createElement('div');
    for (let at = 0; at < count; at += 1) {
      const row = document.createElement('div');
      for (const text of [`Goal ${at}`, 'Nobody', '100', '1000', '0%']) {
        const cell = document.createElement('span');
        cell.textContent = text;
        row.append(cell);
      }
      list.append(row);
    }
    document.body.append(list);
    const drawn = new MessageChannel();
    drawn.port1.onmessage = () => {
      const shown_ms = performance.now() - start;
      list.remove();
      resolve(shown_ms);
    };
    requestAnimationFrame(() => drawn.port2.postMessage(null));
  });
}

/** Runs in the page: how long each frame takes from now on, and how many rows there are at most. */
function watchFrames() {
  const frames = [];
  let last = performance.now();
  let most = 0;
  let goesOn = true;
  const frame = (now) => {
    frames.push(now - last);
    last = now;
    most = Math.max(most, document.querySelectorAll('.tree-row').length);
    if (goesOn) {
      requestAnimationFrame(frame);
    }
  };
  requestAnimationFrame(frame);
  window.__frames = {
    stop() {
      goesOn = false;
      return { frames: frames.slice(1), most };
    },
  };
}

/** Runs in the page before its own scripts: notes when a transaction that writes is complete. */
function watchTransactions() {
  window.__stored = [];
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (stores, mode, options) {
    const opened = transaction.call(this, stores, mode, options);
    if (mode === 'readwrite') {
      opened.addEventListener('complete', () => {
        for (const tell of window.__stored.splice(0)) {
          tell();
        }
      });
    }
    return opened;
  };
}

/** Runs in the page: presses Enter in the field that has the focus, as a trusted key does. */
function timeEnter() {
  const start = performance.now();
  const drawn = new MessageChannel();
  const painted = new Promise((resolve) => {
    drawn.port1.onmessage = () => resolve(performance.now() - start);
  });
  const stored = new Promise((resolve) => window.__stored.push(() => resolve(performance.now() - start)));
  const key = { key: 'Enter', bubbles: true, cancelable: true };
  document.activeElement.dispatchEvent(new KeyboardEvent('keydown', key));
  requestAnimationFrame(() => drawn.port2.postMessage(null));
  return Promise.all([painted, stored]).then(([painted_ms, saved_ms]) => ({ painted_ms, saved_ms }));
}
