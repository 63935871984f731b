// The bench page: the app's own code as window.__bench, each peer under its name in window.__peers, all in the one
// shape that the contract gives. The runner bundles this file; the wasm beside it is loaded as it was built.

import start, { ImportBench, RollUpBench, StoreBench, TrendBench } from './wasm/plumbline_bench.js';
import '../../style/tokens.css';
import '../../style/charts.css';
import { ajv } from '../peers/ajv.js';
import { dexie } from '../peers/dexie.js';
import { echarts } from '../peers/echarts.js';
import { hyperformula } from '../peers/hyperformula.js';
import { deleted, indexedDb } from '../peers/indexed_db.js';
import { uplot } from '../peers/uplot.js';

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

const DATABASE = 'plumbline-bench';
let stored;

const store = {
  async prepare({ goals, week, value }) {
    stored = await StoreBench.open(DATABASE, goals, week, value);
  },
  write: () => stored.write(),
  read: () => stored.read(),
  digest() {
    const { goals, rows, sum } = stored.digest();
    return { goals, rows, sum };
  },
  update: (goal, week, value) => stored.update(goal, week, value),
  async destroy() {
    stored?.free();
    stored = undefined;
    await deleted(DATABASE);
  },
};

let trend;
let drawn;

const charts = {
  prepare({ actual, target }) {
    trend = new TrendBench(actual, target);
  },
  draw(element, width, height) {
    drawn = { element, width, height };
    element.innerHTML = trend.draw(width, height);
  },
  update({ actual, target }) {
    trend.update(actual, target);
    charts.draw(drawn.element, drawn.width, drawn.height);
  },
  destroy() {
    drawn?.element.replaceChildren();
  },
};

const IMPORTED = 'plumbline-import-bench';
let importing;

const importJson = {
  convert: ({ goals, week, value }) => new Blob([ImportBench.file(goals, week, value)]),
  async setup() {
    importing = await ImportBench.open(IMPORTED);
  },
  async read(blob) {
    let isMore = importing.read(new Uint8Array(await blob.arrayBuffer()));
    while (isMore) {
      // As the shell does, so that the page can do something else.
      await new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = resolve;
        port2.postMessage(null);
      });
      isMore = importing.read_on();
    }
    return importing.goals();
  },
  store: () => importing.store(),
  async cleanup() {
    importing?.free();
    importing = undefined;
    await deleted(IMPORTED);
  },
};

const ready = start();
window.__peers = { ajv, dexie, echarts, hyperformula, indexedDb, uplot };
window.__bench = { name: 'Plumbline', ready, charts, importJson, rollup, store };
