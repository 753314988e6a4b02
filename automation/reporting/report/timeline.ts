import type { ReportedRun } from "./report";

/** A step as a bar: where it begins and how long it is, in hundredths of the whole. */
export interface Bar {
  readonly start: number;
  readonly length: number;
}

/** Where time was let pass, or nobody did anything: how long, and where it stands in the picture. */
export interface Gap {
  readonly at: number;
  readonly seconds: number;
}

/** Every step on one line of time. */
export interface Timeline {
  /** Bars by run, in the order of its steps. */
  readonly bars: ReadonlyMap<string, readonly Bar[]>;
  readonly gaps: readonly Gap[];
  /** How many seconds the picture shows, gaps aside. */
  readonly seconds: number;
}

/** What is longer is no pause but a gap, and how much of a picture a gap takes: seconds. */
const LONGEST_PAUSE = 60;
const GAP_SHOWN = 8;

/**
 * Lays the steps of all runs on one line of time. Hours in which nothing is done would leave no room for anything else,
 * so that gaps are cut short and told.
 */
export function timelineOf(runs: readonly ReportedRun[]): Timeline {
  const steps = runs
    .flatMap((run) =>
      run.steps.map((step, index) => {
        const start = Date.parse(step.startedAt) / 1000;
        return { run: run.run, index, start, end: start + step.seconds };
      }),
    )
    .toSorted((one, other) => one.start - other.start);
  const places: { run: string; index: number; start: number; length: number }[] = [];
  const gaps: { at: number; seconds: number }[] = [];
  let shown = 0;
  let last = steps[0]?.start ?? 0;
  for (const { run, index, start, end } of steps) {
    const pause = Math.max(0, start - last);
    if (pause > LONGEST_PAUSE) gaps.push({ at: shown + GAP_SHOWN / 2, seconds: pause });
    const begin = shown + (pause > LONGEST_PAUSE ? GAP_SHOWN : pause) - Math.max(0, last - start);
    places.push({ run, index, start: begin, length: end - start });
    shown = Math.max(shown, begin + (end - start));
    last = Math.max(last, end);
  }
  const whole = shown === 0 ? 1 : shown;
  const part = (seconds: number) => Math.round((seconds / whole) * 10_000) / 100;
  const bars = new Map<string, Bar[]>();
  for (const { run, index, start, length } of places) {
    const ofRun = bars.get(run) ?? [];
    ofRun[index] = { start: part(start), length: part(length) };
    bars.set(run, ofRun);
  }
  return {
    bars,
    gaps: gaps.map(({ at, seconds }) => ({ at: part(at), seconds })),
    seconds: shown - gaps.length * GAP_SHOWN,
  };
}
