// uPlot with two lines, as its first example draws them: no legend, which Plumbline's chart has none of either.

import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';

let data;
let plot;

const charts = {
  prepare({ t, actual, target }) {
    data = [t.map((ms) => ms / 1000), actual, target];
  },
  draw(element, width, height) {
    const series = [{}, { label: 'Actual', stroke: '#2a2f36', width: 2.5 }, { label: 'Plan', stroke: '#71767d', width: 1.4 }];
    plot = new uPlot({ width, height, series, legend: { show: false } }, data, element);
  },
  update({ actual, target }) {
    plot.setData([data[0], actual, target]);
  },
  destroy() {
    plot?.destroy();
    plot = undefined;
  },
};

export const uplot = { name: 'uPlot', ready: Promise.resolve(), charts };
