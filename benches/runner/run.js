// Runs the parts that are named on the command line, one after another, each in a fresh profile of one Chromium.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { measureCharts } from './charts.js';
import { measureColdStart } from './cold_start.js';
import { measureImport } from './import.js';
import { measureEntry, measureList, measureMemory, measureOpen } from './large.js';
import { chromiumFile, load } from './packages.js';
import { report } from './report.js';
import { measureRollUp } from './rollup.js';
import { measureCrates, measureParts } from './size.js';
import { measureStore } from './store.js';

const parts = {
  p1: measureCharts,
  p2: measureStore,
  p3: measureRollUp,
  p4: measureImport,
  p5: measureColdStart,
  p6: measureOpen,
  p7: measureEntry,
  p8: measureList,
  p10: measureMemory,
  size: measureParts,
  crates: measureCrates,
};

const flags = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

for (const name of process.argv.slice(2)) {
  const profile = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
  let browser;
  const openContext = async (more = []) => {
    const options = { executablePath: chromiumFile, headless: true, locale: 'en-US', args: [...flags, ...more] };
    const context = await load('playwright-core').chromium.launchPersistentContext(profile, options);
    // The first visit waits until its files are compressed, on any machine.
    context.setDefaultTimeout(180_000);
    const devtools = await context.newCDPSession(context.pages()[0]);
    const { product } = await devtools.send('Browser.getVersion');
    browser = product.replace(/.*\//, 'Chromium ');
    return context;
  };
  try {
    report(name, await parts[name](openContext), browser);
  } catch (error) {
    console.error(`\n✗ ${name}: ${error.message}`);
    process.exitCode = 1;
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}
