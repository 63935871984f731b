// Apache ECharts with two lines, reduced by LTTB and without the animation that would hide how long it takes.

import { LineChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

use([LineChart, GridComponent, CanvasRenderer]);

let times;
let lines;
let chart;

const line = (name, values) => ({
  name,
  type: 'line',
  showSymbol: false,
  sampling: 'lttb',
  data: Array.from(values, (value, at) => [times[at], value]),
});

const charts = {
  prepare({ t, actual, target }) {
    times = t;
    lines = [line('Actual', actual), line('Plan', target)];
  },
  draw(element, width, height) {
    chart = init(element, null, { renderer: 'canvas', width, height });
    chart.setOption({ animation: false, xAxis: { type: 'time' }, yAxis: {}, series: lines });
  },
  update({ actual, target }) {
    chart.setOption({ series: [line('Actual', actual), line('Plan', target)] }, { lazyUpdate: false });
  },
  destroy() {
    chart?.dispose();
    chart = undefined;
  },
};

export const echarts = { name: 'ECharts', ready: Promise.resolve(), charts };
