// Dexie as its documentation shows it: a table of goals, and a table with a row for each actual.

import Dexie from 'dexie';

const DATABASE = 'dexie-bench';

let database;
let work;
let last;

const store = {
  async prepare(given) {
    work = given;
    database = new Dexie(DATABASE, { chromeTransactionDurability: 'strict' });
    database.version(1).stores({ goals: 'id, parent', actuals: '[goal+week], goal' });
    await database.open();
  },
  async write() {
    const { goals, week, value } = work;
    const rows = [];
    value.forEach((number, at) => {
      rows.push({ goal: Math.floor(at / week.length), week: week[at % week.length], value: number });
    });
    await database.transaction('rw', database.goals, database.actuals, async () => {
      await database.goals.bulkAdd(
        Array.from({ length: goals }, (_, id) => ({
          id,
          title: `Goal ${id}`,
          parent: id === 0 ? -1 : Math.floor((id - 1) / 8),
          weight: 1,
          baseline: 0,
          target: 1000,
        })),
      );
      await database.actuals.bulkAdd(rows);
    });
  },
  async read() {
    const [goals, actuals] = await Promise.all([database.goals.toArray(), database.actuals.toArray()]);
    last = { goals, actuals };
  },
  digest: () => ({
    goals: last.goals.length,
    rows: last.actuals.length,
    sum: last.actuals.reduce((sum, { value }) => sum + value, 0),
  }),
  update: (goal, week, value) => database.actuals.put({ goal, week: work.week[week], value }),
  async destroy() {
    last = undefined;
    await database?.delete();
  },
};

export const dexie = { name: 'Dexie', ready: Promise.resolve(), store };
