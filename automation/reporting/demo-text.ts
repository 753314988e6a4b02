import type { Claim } from "../demo/claims";
import { secondsText } from "./operation-text";

/** What the demo's last screen tells. */
export interface DemoSummary {
  readonly release: string;
  readonly claims: readonly Claim[];
  readonly seconds: number;
  /** Where the report is. */
  readonly page: string;
}

/** The demo's last screen: what was shown, each with what was seen of it, and where to go next. */
export function demoText({ release, claims, seconds, page }: DemoSummary): string {
  const failed = claims.filter(({ ok }) => !ok).length;
  const verdict =
    failed === 0
      ? `Release ${release.slice(0, 12)} is in production, and everything held.`
      : `${failed} of ${claims.length} things that the demo shows did not hold.`;
  return [
    `${verdict}   ${secondsText(seconds)}`,
    ...claims.map(({ ok, sentence, proof }) => `  ${ok ? "✓" : "✗"} ${sentence}\n      ${proof}`),
    `Report   ${page}`,
    "Try next",
    "  ./causeway status                           where the release stands; production is held since the rollback",
    "  ./causeway audit show                       every event of the road",
    "  ./causeway cloud inspect --type aws:rds/instance:Instance",
    '  eval "$(./causeway cloud env)" && pulumi preview -s dev',
    "  ./causeway cloud stop",
  ].join("\n");
}
