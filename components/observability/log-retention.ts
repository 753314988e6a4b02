/** The retentions that CloudWatch Logs offers, in days. */
const offered = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;

/**
 * The shortest retention on offer that keeps records at least this long.
 *
 * @param days 1 to 3653
 * @throws RangeError beyond ten years, which CloudWatch Logs does not offer
 */
export function logRetention(days: number): number {
  const found = offered.find((retention) => retention >= days);
  if (found === undefined) {
    throw new RangeError(
      `a retention of ${days} days was asked for; expected at most 3653; keep longer records in a bucket`,
    );
  }
  return found;
}
