// P1: a trend of two lines, drawn the first time and again with other numbers, up to the pixels.

import { inBenchPage } from './bench_page.js';
import { compared, spread } from './figures.js';
import { withVersion } from './packages.js';

const ROUNDS = 9;
const SIZES = [1_000, 10_000, 100_000, 1_000_000];
/** Charts of a round; fewer where each takes long. */
const frames = (size) => (size < 1_000_000 ? 10 : 3);
const GOAL = 0.8;
const LARGEST_REDRAW_GOAL = 0.25;

/** Frames follow each other as fast as they are made: one takes as long as the work in it, pixels included. */
const UNLIMITED = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];

/** Measures it; returns `{title, columns, rows}`. */
export async function measureCharts(openContext) {
  return inBenchPage(() => openContext(UNLIMITED), async (page) => {
    const rows = [];
    for (const size of SIZES) {
      rows.push(...(await measureSize(page, size)));
    }
    return {
      title: 'P1 · Trend chart, from the numbers to the pixels',
      columns: ['work', 'Plumbline', withVersion('uPlot', 'uplot'), 'ratio', 'goal', withVersion('ECharts', 'echarts')],
      rows,
    };
  });
}

async function measureSize(page, size) {
  const [ours, uplot, echarts] = [[], [], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [figures, peer] of [[ours, null], [uplot, 'uplot'], [echarts, 'echarts']]) {
      figures.push(await page.evaluate(timeOnce, { size, frames: frames(size), seed: round + 1, peer }));
      process.stdout.write('.');
    }
  }
  const of = (figures, name) => figures.map((figure) => figure[name]);
  const points = size < 1_000_000 ? `${size / 1_000}k` : `${size / 1_000_000}M`;
  const row = (work, name, goal) => {
    const cells = compared(`${work}, ${points} points`, of(ours, name), of(uplot, name), 'ms', goal);
    return [...cells, spread(of(echarts, name), 'ms')];
  };
  const redrawGoal = size === SIZES.at(-1) ? LARGEST_REDRAW_GOAL : GOAL;
  return [row('first draw', 'draw_ms', GOAL), row('redraw', 'redraw_ms', redrawGoal)];
}

/** Runs in the page: draws `frames` charts anew, then one of them again as often, each in a frame of its own. */
async function timeOnce({ size, frames, seed, peer }) {
  const { charts } = peer ? window.__peers[peer] : window.__bench;
  let state = seed;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32 - 0.5;
  };
  const t = Float64Array.from({ length: size }, (_, day) => day * 86_400_000);
  const walk = () => {
    let level = 500;
    return Float64Array.from({ length: size }, () => (level += random() * 20));
  };
  const target = Float64Array.from({ length: size }, (_, at) => (1000 * at) / size);
  const lines = [walk(), walk()];
  const element = document.body.appendChild(document.createElement('div'));
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const perFrame = async (work) => {
    await frame();
    const start = performance.now();
    for (let count = 0; count < frames; count += 1) {
      work(count);
      await frame();
    }
    return (performance.now() - start) / frames;
  };

  charts.prepare({ t, actual: lines[0], target });
  const draw_ms = await perFrame(() => {
    charts.destroy();
    charts.draw(element, 720, 300);
  });
  const redraw_ms = await perFrame((count) => charts.update({ actual: lines[(count + 1) % 2], target }));
  charts.destroy();
  element.remove();
  return { draw_ms, redraw_ms };
}
