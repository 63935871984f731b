// The bench page: the app's own code as window.__bench, each peer under its name in window.__peers, all in the one
// shape that the contract gives. The runner bundles this file; the wasm beside it is loaded as it was built.

import start, { RollUpBench } from './wasm/plumbline_bench.js';
import { hyperformula } from '../peers/hyperformula.js';

let goals;

const rollup = {
  build({ parent, childCount, weight, baseline, target }) {
    goals = new RollUpBench(parent, childCount, weight, baseline, target);
  },
  set: (goal, actual) => goals.set(goal, actual),
  progress: (goal) => goals.progress(goal),
  clear() {
    goals?.free();
    goals = undefined;
  },
};

const ready = start();
window.__peers = { hyperformula };
window.__bench = { name: 'Plumbline', ready, rollup };
