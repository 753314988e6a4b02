import type { Comparison } from "./comparison";

/** What a benchmark works with. */
export interface BenchmarkSurroundings {
  readonly checkout: string;
  /** An empty folder that is removed afterwards. */
  readonly folder: string;
  /** A folder that stays from run to run, for what is slow to install. */
  readonly cache: string;
  /** Rounds that count, at least 7 for a figure that is quoted. */
  readonly rounds: number;
  readonly environment: Record<string, string | undefined>;
  readonly progress: (line: string) => void;
}

/** One benchmark; it may compare several things. */
export interface Benchmark {
  readonly name: string;
  run(surroundings: BenchmarkSurroundings): Promise<readonly Comparison[]>;
}
