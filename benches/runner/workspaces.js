// Workspaces as files of the open format, made for a measurement, and how the app gets one of them.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Goals under each goal. */
const CHILDREN = 8;

const DAY_MS = 86_400_000;
const YEAR_WEEKS = 52;

const dayText = (day) => new Date(day * DAY_MS).toISOString().slice(0, 10);

/**
 * A workspace whose goals began 52 weeks ago and end in some weeks: eight goals under each, with a number of its own where
 * there are actuals, and else at the ends. `weeks` actuals a goal, up to 52, the last one in the week before this.
 */
export function workspaceFile({ name, goals, weeks }) {
  const id = (letter, at) => `${letter}${String(at).padStart(7, '0')}`;
  const today = Math.floor(Date.now() / DAY_MS);
  const first = today - YEAR_WEEKS * 7;
  const period = { start: dayText(first), end: dayText(today + 60) };
  const days = Array.from({ length: weeks }, (_, week) => dayText(first + week * 7));
  const lines = (count, line) => Array.from({ length: count }, (_, at) => JSON.stringify(line(at))).join(',\n');
  const hasNumber = (at) => weeks > 0 || at * CHILDREN + 1 >= goals;
  const metrics = lines(goals, (at) => ({
    id: id('m', at),
    name: `Metric ${at}`,
    measure: 'count',
    aggregation: 'flow',
  }));
  const records = lines(goals, (at) => ({
    id: id('g', at),
    title: `Goal ${at}`,
    ...(at > 0 && { parent: id('g', Math.floor((at - 1) / CHILDREN)) }),
    rollUp: at * CHILDREN + 1 < goals ? 'weighted' : 'own',
    period,
    cadence: 'week',
    weight: 100,
    ...(hasNumber(at) && { metric: id('m', at), aim: 'increase', target: 1000 }),
  }));
  const actuals = Array.from({ length: weeks > 0 ? goals : 0 }, (_, at) => {
    const entries = lines(weeks, (week) => ({ on: days[week], value: ((at * 31 + week * 17) % 4000) / 100 }));
    return `"${id('m', at)}":[\n${entries}\n]`;
  });
  return `{"format":"plumbline","version":1,
"workspace":{"id":"${name}","name":"${name}"},
"metrics":[\n${metrics}\n],
"goals":[\n${records}\n],
"actuals":{\n${actuals.join(',\n')}\n}}
`;
}

/** Imports a file as a workspace of its own, as a person does; it is stored when this returns. */
export async function importWorkspace(page, address, text) {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-file-'));
  const file = join(folder, 'workspace.json');
  writeFileSync(file, text);
  try {
    await page.goto(address);
    const input = page.locator('input[type=file]').first();
    await input.waitFor({ state: 'attached' });
    await input.setInputFiles(file);
    await page.getByRole('button', { name: 'Open as a new workspace' }).click();
    await page.locator('.tree-row').first().waitFor();
    // The header says “saved” once storage has all of it.
    await page.getByText(/^Saved/).first().waitFor();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
