// P2: a workspace of goals with a year of weekly actuals, written, read back, and changed by one actual.

import { inBenchPage } from './bench_page.js';
import { compared, digits, median, spread } from './figures.js';
import { withVersion } from './packages.js';

const ROUNDS = 7;
const GOALS = 10_000;
const WEEKS = 52;
const UPDATES = 40;
const STORE_GOAL = 0.8;
const UPDATE_GOAL = 1.5;
const DEXIE_GOAL = 20;

/** Measures it; returns `{title, columns, rows}`. */
export async function measureStore(openContext) {
  return inBenchPage(openContext, async (page) => {
    const [ours, raw, dexie] = [[], [], []];
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [figures, peer] of [[ours, null], [raw, 'indexedDb'], [dexie, 'dexie']]) {
        const work = { goals: GOALS, weeks: WEEKS, updates: UPDATES, seed: round + 1, peer };
        figures.push(await page.evaluate(timeOnce, work));
        agree(figures.at(-1), ours.at(-1));
        process.stdout.write('.');
      }
    }
    const of = (figures, name) => figures.map((figure) => figure[name]);
    const row = (work, name, goal) => {
      const cells = compared(work, of(ours, name), of(raw, name), 'ms', goal);
      return [...cells, spread(of(dexie, name), 'ms')];
    };
    const times = (name) => median(of(dexie, name)) / median(of(ours, name));
    const mark = (name) => (times(name) >= DEXIE_GOAL ? '✓' : '✗');
    const faster = (name) => `${digits(times(name))} × faster (goal ≥ ${DEXIE_GOAL} × ${mark(name)})`;
    return {
      title: 'P2 · Store 10 000 goals with 52 weeks each',
      columns: ['work', 'Plumbline', 'IndexedDB by hand', 'ratio', 'goal', withVersion('Dexie', 'dexie'), 'than Dexie'],
      rows: [
        [...row('write all', 'write_ms', STORE_GOAL), faster('write_ms')],
        [...row('read all', 'read_ms', STORE_GOAL), faster('read_ms')],
        [...row('one actual, stored', 'update_ms', UPDATE_GOAL), ''],
      ],
    };
  });
}

/** All must have read the same. */
function agree(theirs, ours) {
  for (const name of ['goals', 'rows', 'sum']) {
    if (Math.abs(theirs.digest[name] - ours.digest[name]) > 1e-3) {
      throw new Error(`${name} is ${ours.digest[name]} here and ${theirs.digest[name]} in a peer`);
    }
  }
}

/** Runs in the page: one database from nothing to its deletion. */
async function timeOnce({ goals, weeks, updates, seed, peer }) {
  const store = (peer ? window.__peers[peer] : window.__bench).store;
  let state = seed;
  const random = (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const now = new Date();
  const monday = Math.floor(Date.UTC(now.getFullYear(), 0, 5) / 86_400_000);
  const week = Int32Array.from({ length: weeks }, (_, at) => monday + 7 * at);
  const value = Float64Array.from({ length: goals * weeks }, () => random(100_000) / 100);
  const timed = async (work) => {
    const start = performance.now();
    await work();
    return performance.now() - start;
  };

  await store.prepare({ goals, week, value });
  const write_ms = await timed(() => store.write());
  const read_ms = await timed(() => store.read());
  const digest = await store.digest();
  let update_ms = 0;
  for (let count = 0; count < updates; count += 1) {
    const [goal, at, number] = [random(goals), random(weeks), random(100_000) / 100];
    update_ms += await timed(() => store.update(goal, at, number));
  }
  await store.destroy();
  return { write_ms, read_ms, update_ms: update_ms / updates, digest };
}
