import { type Duration, durations } from "./durations";
import { fraction } from "./mint";

/** What takes time in AWS. */
export type Timed = "create" | "update" | "delete";

/** How slow the cloud is: not at all, or as AWS is. */
export type LatencyMode = "none" | "aws";

/**
 * How long AWS takes for an operation, in milliseconds: a sample of the type's shifted log-normal distribution that
 * follows from the seed, the URN and the operation alone.
 */
export function durationOf(mode: LatencyMode, type: string, operation: Timed, urn: string, seed: number): number {
  if (mode === "none") return 0;
  const duration = lookUp(type, operation);
  const z = normalQuantile(fraction([seed, "latency", operation, urn]));
  return Math.round(1000 * (duration.least + (duration.median - duration.least) * Math.exp(duration.sigma * z)));
}

function lookUp(type: string, operation: Timed): Duration {
  const known = durations[type]?.[operation];
  if (known !== undefined) return known;
  return operation === "delete" ? { least: 0.3, median: 1, sigma: 0.4 } : { least: 0.5, median: 1.5, sigma: 0.4 };
}

/**
 * Where the standard normal distribution has this share to its left, to nine digits or so: Acklam's rational
 * approximation, in the middle and in the two tails.
 */
export function normalQuantile(share: number): number {
  const p = Math.min(Math.max(share, 1e-12), 1 - 1e-12);
  const a = [
    -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239,
  ];
  const b = [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1];
  const c = [
    -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
    2.938163982698783,
  ];
  const d = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1];
  if (p < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(p));
    return polynomial(c, q) / polynomial(d, q);
  }
  if (p > 1 - 0.02425) return -normalQuantile(1 - p);
  const q = p - 0.5;
  return (polynomial(a, q * q) * q) / polynomial(b, q * q);
}

function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);
}
