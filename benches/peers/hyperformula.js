// The cascade as a person would build it in a spreadsheet: one row a goal, one column a figure.

import { HyperFormula } from 'hyperformula';

const ACTUAL = 0;
const PROGRESS = 4;
const options = { licenseKey: 'gpl-v3', maxRows: 200_000 };

let engine;

const rollup = {
  build({ firstChild, childCount, weight, baseline, target }) {
    const rows = Array.from(weight, (share, goal) => {
      const row = goal + 1;
      if (childCount[goal] === 0) {
        const progress = `=MAX(0,MIN(1.5,(A${row}-B${row})/(C${row}-B${row})))`;
        return [baseline[goal], baseline[goal], target[goal], share, progress];
      }
      const first = firstChild[goal] + 1;
      const last = firstChild[goal] + childCount[goal];
      const mean = `=SUMPRODUCT(D${first}:D${last},E${first}:E${last})/SUM(D${first}:D${last})`;
      return [null, null, null, share, mean];
    });
    engine = HyperFormula.buildFromArray(rows, options);
  },
  set: (goal, actual) => {
    engine.setCellContents({ sheet: 0, row: goal, col: ACTUAL }, actual);
  },
  progress: (goal) => engine.getCellValue({ sheet: 0, row: goal, col: PROGRESS }),
  clear() {
    engine?.destroy();
    engine = undefined;
  },
};

export const hyperformula = { name: 'HyperFormula', ready: Promise.resolve(), rollup };
