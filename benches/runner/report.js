// Prints a part's figures and puts them into benches/README.md, in the place of those from the last run.

import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';

const README = new URL('../README.md', import.meta.url);

/** `browser` is what ran it, for example `Chromium 156.0.1`, if one did. */
export function report(name, { title, columns, rows }, browser) {
  const table = [columns, columns.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  print(title, [columns, ...rows]);

  const [begin, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
  const readme = readFileSync(README, 'utf8');
  const [from, to] = [readme.indexOf(begin), readme.indexOf(end)];
  if (from < 0 || to < from) {
    throw new Error(`benches/README.md has no place for ${name}: it needs the lines ${begin} and ${end}`);
  }
  const section = `${begin}\n## ${title}\n\n${table}\n\n${circumstances(browser)}\n`;
  writeFileSync(README, readme.slice(0, from) + section + readme.slice(to));
}

function circumstances(browser) {
  const day = new Date().toISOString().slice(0, 10);
  if (!browser) {
    return `Measured ${day}.`;
  }
  const [processor] = cpus();
  const memory_gb = Math.round(totalmem() / 2 ** 30);
  const machine = `${cpus().length} × ${processor.model.trim()}, ${memory_gb} GB`;
  const load = loadavg()[0].toFixed(1);
  return `Measured ${day} in headless ${browser}, Node.js ${process.versions.node}, on ${machine}, load average ${load}.`;
}

function print(title, rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((cells) => cells[column].length)));
  const lines = rows.map((cells) => cells.map((cell, column) => cell.padEnd(widths[column])).join('  '));
  console.log(`\n\n${title}\n\n${lines.join('\n')}\n`);
}
