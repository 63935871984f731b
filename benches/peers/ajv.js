// JSON.parse, then ajv with Plumbline's published schema, then one record a goal by hand.

import Ajv from 'ajv/dist/2020.js';

import schema from '../../public/schema/plumbline-1.json';
import { completed, deleted, settled } from './indexed_db.js';

const DATABASE = 'ajv-bench';
const DAY_MS = 86_400_000;

const isValid = new Ajv({ strict: false }).compile(schema);
let database;
let file;

const importJson = {
  async setup() {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore('goals');
    database = await settled(request);
  },
  async read(blob) {
    file = JSON.parse(await blob.text());
    if (!isValid(file)) {
      throw new Error(JSON.stringify(isValid.errors));
    }
    return file.goals.length;
  },
  async store() {
    const transaction = database.transaction('goals', 'readwrite', { durability: 'strict' });
    const records = transaction.objectStore('goals');
    for (const goal of file.goals) {
      const actuals = file.actuals[goal.metric] ?? [];
      const week = Int32Array.from(actuals, ({ on }) => Date.parse(on) / DAY_MS);
      const values = Float64Array.from(actuals, ({ value }) => value);
      records.put({ ...goal, week, values }, goal.id);
    }
    await completed(transaction);
  },
  async cleanup() {
    database?.close();
    file = undefined;
    await deleted(DATABASE);
  },
};

export const ajv = { name: 'JSON.parse + ajv', ready: Promise.resolve(), importJson };
