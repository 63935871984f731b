// IndexedDB by hand, as fast as it goes with one record a goal: a goal's actuals are one typed array in its record.

const DATABASE = 'raw-bench';

let database;
let work;
let last;

/** What a request answers. */
export const settled = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** Deletes a database, which nobody may have open. */
export const deleted = (name) => settled(indexedDB.deleteDatabase(name));

/** When a transaction is. */
export const completed = (transaction) =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });

const strict = () => database.transaction('goals', 'readwrite', { durability: 'strict' });

const store = {
  async prepare(given) {
    work = given;
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore('goals');
    database = await settled(request);
  },
  async write() {
    const { goals, week, value } = work;
    const weeks = week.length;
    const transaction = strict();
    const records = transaction.objectStore('goals');
    for (let goal = 0; goal < goals; goal += 1) {
      const parent = goal === 0 ? null : Math.floor((goal - 1) / 8);
      const values = value.slice(goal * weeks, (goal + 1) * weeks);
      records.put({ title: `Goal ${goal}`, parent, weight: 1, baseline: 0, target: 1000, week, values }, goal);
    }
    await completed(transaction);
  },
  async read() {
    last = await settled(database.transaction('goals').objectStore('goals').getAll());
  },
  digest: () => ({
    goals: last.length,
    rows: last.reduce((rows, { values }) => rows + values.length, 0),
    sum: last.reduce((sum, { values }) => values.reduce((all, value) => all + value, sum), 0),
  }),
  async update(goal, week, value) {
    const transaction = strict();
    const records = transaction.objectStore('goals');
    const record = await settled(records.get(goal));
    record.values[week] = value;
    records.put(record, goal);
    await completed(transaction);
  },
  async destroy() {
    database?.close();
    last = undefined;
    await deleted(DATABASE);
  },
};

export const indexedDb = { name: 'IndexedDB by hand', ready: Promise.resolve(), store };
