// The size of what ships: the parts that a browser fetches, and the code that each crate brings before it is optimised.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

import { builtFolder } from './packages.js';
import { functions } from './wasm.js';

const app = join(builtFolder, 'app');
const linked = join(builtFolder, '../wasm32-unknown-unknown/release/plumbline.wasm');

/** Crates with less code than this are one row. */
const SMALL = 8_000;

/** What the parts are for, by the names of their files. */
const FEATURES = {
  plumbline_bg: 'the start: state, storage, tabs, roll-up, undo, the cascade',
  split_goal: 'a goal’s own screen, with both charts',
  split_settings: 'settings, people, where the data is, snapshots',
  split_grid: 'the entry grid',
  split_dialogs: 'dialogs: add, move, palette, list of keys',
  split_files: 'reading and writing files',
  split_import: 'the import dialog',
  split_home: 'home',
  split_gaps: 'gaps',
  split_log: 'the change log',
  split_rescue: 'the rescue page',
  split_missing: 'the page where data went missing',
};

const size = (bytes) => ({ raw: bytes.length, brotli: brotliCompressSync(bytes).length });
const kb = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const row = (name, { raw, brotli }) => [name, kb(raw), kb(brotli)];

/** The fetched parts; returns `{title, columns, rows}`. */
export function measureParts() {
  const files = readdirSync(app, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => ({ name: entry.name, ...size(readFileSync(join(entry.parentPath, entry.name))) }));
  const sum = (chosen) => ({
    raw: chosen.reduce((total, file) => total + file.raw, 0),
    brotli: chosen.reduce((total, file) => total + file.brotli, 0),
  });
  const feature = ({ name }) => FEATURES[name.replace('.wasm', '')];
  const kind = (ending) => files.filter(({ name }) => name.endsWith(ending));
  const wasm = kind('.wasm');
  const parts = wasm.filter(feature).toSorted((a, b) => b.brotli - a.brotli);
  return {
    title: 'Size by feature',
    columns: ['what', 'raw', 'brotli'],
    rows: [
      ...parts.map((file) => row(feature(file), file)),
      row('code that several parts share, in pieces', sum(wasm.filter((file) => !feature(file)))),
      row('scripts', sum(kind('.js'))),
      row('style sheets', sum(kind('.css'))),
      row('everything, samples and icons too', sum(files)),
    ],
  };
}

/** The code by crate; returns `{title, columns, rows}`. */
export function measureCrates() {
  const crates = new Map();
  for (const { name, bytes } of functions(readFileSync(linked))) {
    const crate = crateOf(name);
    crates.set(crate, (crates.get(crate) ?? 0) + bytes);
  }
  const all = [...crates].toSorted((a, b) => b[1] - a[1]);
  const total = all.reduce((sum, [, bytes]) => sum + bytes, 0);
  const rest = all.filter(([, bytes]) => bytes < SMALL).reduce((sum, [, bytes]) => sum + bytes, 0);
  const rows = all.filter(([, bytes]) => bytes >= SMALL);
  return {
    title: 'Size by crate',
    columns: ['crate', 'code', 'share'],
    rows: [...rows, ['others', rest], ['all', total]].map(([crate, bytes]) => [
      crate,
      kb(bytes),
      `${((bytes / total) * 100).toFixed(1)} %`,
    ]),
  };
}

/**
 * The crate whose source a function comes from, by its mangled name. A generic function counts for its own crate, whatever
 * type it is made for; one of a trait, for the crate of the type that has it.
 */
function crateOf(name) {
  if (name.startsWith('__wasm_split')) {
    return 'plumbline';
  }
  const [, length, rest] = name.match(/^_ZN(\d+)(.*)/s) ?? [];
  if (length) {
    const first = rest.slice(0, Number(length));
    return first.match(/^[a-z_][a-z0-9_]*$/)?.[0] ?? first.match(/([a-z][a-z0-9_]*)\.\./)?.[1] ?? 'core';
  }
  const [, nameLength, nameOn] = name.match(/^_R.*?Cs[0-9a-zA-Z]+_(\d+)(.*)/s) ?? [];
  return nameLength ? nameOn.slice(0, Number(nameLength)) : 'descriptions for wasm-bindgen, most of which don’t ship';
}
