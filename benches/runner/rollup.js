// P3: the roll-up after one actual, in a cascade of weighted means, eight goals under each.

import { inBenchPage } from './bench_page.js';
import { compared } from './figures.js';
import { withVersion } from './packages.js';

const ROUNDS = 9;
const SIZES = [1_000, 10_000, 100_000];
const CHILDREN = 8;
const SETS = 2_000;
const SET_GOAL = 0.25;
const BUILD_GOAL = 0.1;

/** Measures it; returns `{title, columns, rows}`. */
export async function measureRollUp(openContext) {
  return inBenchPage(openContext, async (page) => {
    const rows = [];
    for (const size of SIZES) {
      rows.push(...(await measureSize(page, size)));
    }
    return {
      title: 'P3 · Roll-up after one actual',
      columns: ['work', 'Plumbline', withVersion('HyperFormula', 'hyperformula'), 'ratio', 'goal'],
      rows,
    };
  });
}

async function measureSize(page, size) {
  const ours = [];
  const theirs = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const work = { size, children: CHILDREN, sets: SETS, seed: round + 1 };
    ours.push(await page.evaluate(timeOnce, { ...work, peer: null }));
    theirs.push(await page.evaluate(timeOnce, { ...work, peer: 'hyperformula' }));
    agree(ours.at(-1), theirs.at(-1), size);
    process.stdout.write('.');
  }
  const of = (figures, name) => figures.map((figure) => figure[name]);
  const goals = `${size / 1000}k goals`;
  const rows = [compared(`one actual, ${goals}`, of(ours, 'set_us'), of(theirs, 'set_us'), 'µs', SET_GOAL)];
  if (size === SIZES.at(-1)) {
    rows.push(compared(`build of ${goals}`, of(ours, 'build_ms'), of(theirs, 'build_ms'), 'ms', BUILD_GOAL));
  }
  return rows;
}

/** The root's progress summed over all sets: both must have seen the same after each of them. */
function agree(ours, theirs, size) {
  const apart = Math.abs(ours.roots - theirs.roots) / SETS;
  const isSame = apart <= 1e-9 && Math.abs(ours.root - theirs.root) <= 1e-9;
  if (!isSame) {
    throw new Error(`with ${size} goals the root is at ${ours.root} here and at ${theirs.root} in the peer`);
  }
}

/** Runs in the page: builds the cascade and enters actuals, reading the root after each. */
async function timeOnce({ size, children, sets, seed, peer }) {
  const engine = (peer ? window.__peers[peer] : window.__bench).rollup;
  let state = seed;
  const random = (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const tree = {
    parent: Int32Array.from({ length: size }, (_, goal) => Math.floor((goal - 1) / children)),
    firstChild: Int32Array.from({ length: size }, (_, goal) => goal * children + 1),
    childCount: Uint32Array.from({ length: size }, (_, goal) =>
      Math.max(0, Math.min(children, size - goal * children - 1)),
    ),
    weight: Float64Array.from({ length: size }, () => 1 + random(9)),
    baseline: Float64Array.from({ length: size }, () => random(10_000) / 100),
    target: new Float64Array(size),
  };
  tree.target.set(tree.baseline.map((start) => start + 1 + random(100_000) / 100));
  const firstLeaf = tree.childCount.indexOf(0);
  const entered = Array.from({ length: sets * 1.2 }, () => {
    const goal = firstLeaf + random(size - firstLeaf);
    const way = random(160) / 100;
    const actual = tree.baseline[goal] + way * (tree.target[goal] - tree.baseline[goal]);
    return [goal, Math.round(actual * 100) / 100];
  });

  // What the round before has left is nobody's time.
  await engine.clear();
  const buildStart = performance.now();
  await engine.build(tree);
  const build_ms = performance.now() - buildStart;

  const warmUp = entered.splice(sets);
  for (const [goal, actual] of warmUp) {
    engine.set(goal, actual);
  }
  let roots = 0;
  const setStart = performance.now();
  for (const [goal, actual] of entered) {
    engine.set(goal, actual);
    roots += engine.progress(0);
  }
  const set_us = ((performance.now() - setStart) * 1000) / sets;
  return { build_ms, set_us, roots, root: engine.progress(0) };
}
