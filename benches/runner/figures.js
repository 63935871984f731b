// Figures of several rounds, and how they are written.

/** The middle one; of an even number, the mean of the two in the middle. */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle) - 1]) / 2;
}

/** The median with the smallest and the largest: `12.3 ms (11.9–14.0)`. */
export function spread(values, unit) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return `${digits(median(values))} ${unit} (${digits(low)}–${digits(high)})`;
}

/** What so many of a hundred values are at most. */
export function percentile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((share / 100) * sorted.length) - 1)];
}

/** The median of `ours` as a share of the median of `theirs`. */
export const ratio = (ours, theirs) => median(ours) / median(theirs);

/** A row of a part's table, marked by whether it reaches its goal, which is at most `goal` of the peer's figure. */
export function compared(work, ours, theirs, unit, goal) {
  const share = ratio(ours, theirs);
  const mark = share <= goal ? '✓' : '✗';
  return [work, spread(ours, unit), spread(theirs, unit), `${digits(share)} ×`, `≤ ${goal} × ${mark}`];
}

/** Three digits that count. */
export function digits(value) {
  return Number(value.toPrecision(3)).toLocaleString('en-GB', { maximumSignificantDigits: 3 });
}
