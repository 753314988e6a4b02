/** What one side of a comparison took, over all rounds. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** Two things measured side by side in one run, on one machine. */
export interface Comparison {
  /** The benchmark's name, and what of it: `preview`, `cloud start-up`. */
  readonly name: string;
  /** What is compared with what, in a sentence. */
  readonly what: string;
  readonly unit: string;
  readonly ours: Spread;
  readonly theirs: Spread;
  /** The ratio that is held, always ours to theirs. */
  readonly ratio: number;
  /** What the ratio has to be. */
  readonly hold: { readonly atMost: number } | { readonly atLeast: number };
  readonly holds: boolean;
  /** Whether the ranges of the two sides do not overlap: only then is a difference claimed. */
  readonly apart: boolean;
}

/** Median and range. @throws Error for no values: nothing measured is no result */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const min = sorted[0];
  const max = sorted.at(-1);
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  const lower = sorted[(sorted.length - 1) >> 1];
  if (min === undefined || max === undefined || upper === undefined || lower === undefined) {
    throw new Error("nothing was measured");
  }
  return { median: (lower + upper) / 2, min, max };
}

/** Puts two series side by side. */
export function compare(
  facts: Pick<Comparison, "name" | "what" | "unit" | "hold">,
  ours: readonly number[],
  theirs: readonly number[],
): Comparison {
  const [a, b] = [spreadOf(ours), spreadOf(theirs)];
  const ratio = a.median / b.median;
  const holds = "atMost" in facts.hold ? ratio <= facts.hold.atMost : ratio >= facts.hold.atLeast;
  return { ...facts, ours: a, theirs: b, ratio, holds, apart: a.max < b.min || b.max < a.min };
}

/**
 * Measures two things in turn (ours, theirs, ours, theirs …), so that whatever else the machine does hits both. The
 * first round of each warms caches and is not counted.
 */
export async function alternate(
  rounds: number,
  ours: () => Promise<number>,
  theirs: () => Promise<number>,
): Promise<{ readonly ours: readonly number[]; readonly theirs: readonly number[] }> {
  const measured: { ours: number[]; theirs: number[] } = { ours: [], theirs: [] };
  for (let round = 0; round <= rounds; round += 1) {
    const [a, b] = [await ours(), await theirs()];
    if (round === 0) continue;
    measured.ours.push(a);
    measured.theirs.push(b);
  }
  return measured;
}

/** One comparison in a line for people. */
export function comparisonText({ name, what, unit, ours, theirs, ratio, hold, holds, apart }: Comparison): string {
  const bound = "atMost" in hold ? `at most ${hold.atMost}` : `at least ${hold.atLeast}`;
  return [
    `${holds ? "✓ holds" : "✗ misses"}  ${name}   ratio ${ratio.toFixed(2)}, held: ${bound}${apart ? "" : "   ranges overlap: no difference is claimed"}`,
    `    ${what}`,
    `    ours ${spreadText(ours)}   theirs ${spreadText(theirs)}   ${unit}, median (range)`,
  ].join("\n");
}

function spreadText({ median, min, max }: Spread): string {
  return `${short(median)} (${short(min)} to ${short(max)})`;
}

function short(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
