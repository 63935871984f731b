// The packages of benches/package.json: `cargo xtask bench` keeps them outside the repository and says where.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

export const packagesFolder = told('PLUMBLINE_BENCH_PACKAGES');
export const builtFolder = told('PLUMBLINE_BENCH_BUILT');
export const chromiumFile = told('PLUMBLINE_BENCH_CHROMIUM');

const require = createRequire(join(packagesFolder, 'package.json'));
const { dependencies } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url)));

/** Loads a CommonJS package. */
export const load = (name) => require(name);

/** `HyperFormula` → `HyperFormula 3.5.0`. */
export const withVersion = (name, packageName) => `${name} ${dependencies[packageName]}`;

function told(variable) {
  const value = process.env[variable];
  if (!value) {
    throw new Error(`${variable} is not set: start this with \`cargo xtask bench\``);
  }
  return value;
}
