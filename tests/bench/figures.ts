/** The value below which the share `of` (0 to 1) of the figures lies; NaN of none. */
export function quantile(figures: readonly number[], of: number): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(of * sorted.length))] ?? NaN;
}

/** The middle one; of an even number the upper of the two. */
export const median = (figures: readonly number[]): number => quantile(figures, 0.5);

/** A whole number with commas at the thousands; `digits` after the point where it wants them. */
export const say = (figure: number, digits = 0): string =>
  figure.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** How many times `one` is of `other`, as "1.23x". */
export const ratio = (one: number, other: number): string => `${(one / other).toFixed(2)}x`;

/** Prints rows in columns, the first one to the left and the others to the right. */
export function printTable(rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, at) =>
    Math.max(...rows.map((row) => (row[at] ?? '').length)),
  );
  for (const row of rows) {
    const cells = row.map((cell, at) =>
      at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0),
    );
    console.log(`  ${cells.join('  ')}`);
  }
}
