// P4: a file of goals with a year of weekly actuals, read, checked and shown, and then stored.

import { inBenchPage } from './bench_page.js';
import { compared, digits, median, spread } from './figures.js';
import { withVersion } from './packages.js';

const ROUNDS = 7;
const GOALS = 10_000;
const WEEKS = 52;
const READ_GOAL = 1.5;
const STORE_GOAL = 0.7;
const BLOCK_GOAL_MS = 50;

/** Measures it; returns `{title, columns, rows}`. */
export async function measureImport(openContext) {
  return inBenchPage(openContext, async (page) => {
    await page.evaluate(makeFile, { goals: GOALS, weeks: WEEKS });
    const [ours, theirs] = [[], []];
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [figures, peer] of [[ours, null], [theirs, 'ajv']]) {
        figures.push(await page.evaluate(timeOnce, peer));
        if (figures.at(-1).goals !== GOALS) {
          throw new Error(`${figures.at(-1).goals} goals were read, not ${GOALS}`);
        }
        process.stdout.write('.');
      }
    }
    const of = (figures, name) => figures.map((figure) => figure[name]);
    const block = of(ours, 'block_ms');
    const mark = median(block) <= BLOCK_GOAL_MS ? '✓' : '✗';
    return {
      title: 'P4 · Import a file of 10 000 goals with 52 weeks each',
      columns: ['work', 'Plumbline', withVersion('JSON.parse + ajv', 'ajv'), 'ratio', 'goal'],
      rows: [
        compared('read, checked, shown', of(ours, 'read_ms'), of(theirs, 'read_ms'), 'ms', READ_GOAL),
        compared('with storing', of(ours, 'all_ms'), of(theirs, 'all_ms'), 'ms', STORE_GOAL),
        [
          'longest time without an answer',
          spread(block, 'ms'),
          spread(of(theirs, 'block_ms'), 'ms'),
          `${digits(median(block) / median(of(theirs, 'block_ms')))} ×`,
          `≤ ${BLOCK_GOAL_MS} ms ${mark}`,
        ],
      ],
    };
  });
}

/** Runs in the page: makes the file that all rounds read. */
function makeFile({ goals, weeks }) {
  let state = 1;
  const random = (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const monday = Math.floor(Date.UTC(new Date().getFullYear(), 0, 5) / 86_400_000);
  const week = Int32Array.from({ length: weeks }, (_, at) => monday + 7 * at);
  const value = Float64Array.from({ length: goals * weeks }, () => random(100_000) / 100);
  window.file = window.__bench.importJson.convert({ goals, week, value });
}

/** Runs in the page: one import into an empty database. */
async function timeOnce(peer) {
  const { importJson } = peer ? window.__peers[peer] : window.__bench;
  await importJson.setup();
  // Beats that come late tell how long nothing else could happen.
  const { port1, port2 } = new MessageChannel();
  let last = performance.now();
  let block_ms = 0;
  let beats = true;
  port1.onmessage = () => {
    const now = performance.now();
    block_ms = Math.max(block_ms, now - last);
    last = now;
    if (beats) {
      port2.postMessage(null);
    }
  };
  port2.postMessage(null);
  const start = performance.now();
  const goals = await importJson.read(window.file);
  const read_ms = performance.now() - start;
  await importJson.store();
  const all_ms = performance.now() - start;
  beats = false;
  port1.close();
  await importJson.cleanup();
  return { goals, read_ms, all_ms, block_ms };
}
