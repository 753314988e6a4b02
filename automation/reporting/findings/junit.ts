import junit from "junit-report-builder";
import type { LookedAt, PolicyFacts } from "../../../lib/guardrail-pack";
import type { Finding, Findings } from "../../guardrails/findings";
import { nameOf } from "../operation-text";

/**
 * Findings as JUnit's XML, a test case for each policy: failed where a violation stops the change, skipped where it
 * looked at nothing or something is unknown (a skipped test is no passed one), passed with a word where it only warns.
 */
export function junitOf(
  { violations, unknown, waived }: Findings,
  policies: readonly PolicyFacts[],
  looked: LookedAt,
): string {
  const builder = junit.newBuilder();
  const suite = builder.testSuite().name("causeway-guardrails");
  for (const { id, title } of policies) {
    const of = (findings: readonly Finding[]) => findings.filter(({ policy }) => policy === id);
    const test = suite.testCase().className("guardrails").name(`${id}: ${title}`);
    const stops = of(violations).filter(({ level }) => level === "mandatory");
    const told = [...of(violations).filter(({ level }) => level === "advisory"), ...of(waived)];
    if (told.length > 0) test.standardOutput(told.map(lineOf).join("\n"));
    if (stops.length > 0) test.failure(stops.map(lineOf).join("\n"), "violation");
    else if (of(unknown).length > 0) test.standardError(of(unknown).map(lineOf).join("\n")).skipped();
    else if ((looked[id] ?? 0) === 0) test.standardError("there was nothing to look at").skipped();
  }
  return builder.build();
}

function lineOf({ resource, path, message, remedy }: Finding): string {
  return `${nameOf(resource)}${path === "" ? "" : ` ${path}`}: ${message}; fix: ${remedy}`;
}
