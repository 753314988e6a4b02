import type { CheckedStacks, UncheckedStack } from "../compliance/check-all-stacks";
import type { Control, ControlResult, FrameworkResult } from "../compliance/controls";
import { nameOf } from "./operation-text";

/** Results in the order in which they matter. */
const ORDER: readonly ControlResult[] = ["failed", "unknown", "waived", "passed", "not-applicable"];

/** Frameworks for people: a line with the counts of each, then every control that is not held, with what speaks against it. */
export function complianceText(frameworks: readonly FrameworkResult[], stacks: CheckedStacks): string {
  const width = Math.max(0, ...frameworks.map(({ name }) => name.length));
  return [
    `Compliance   ${stacks.checked.map(({ stack }) => stack).join(", ") || "no stack"} looked at`,
    ...uncheckedLines(stacks.unchecked),
    ...frameworks.flatMap(({ name, controls }) => [
      `${name.padEnd(width)}   ${countsText(controls)}`,
      ...controls.filter(({ result }) => result === "failed" || result === "unknown").flatMap(controlLines),
    ]),
  ].join("\n");
}

/** The stacks that could not be looked at. */
export function uncheckedLines(unchecked: readonly UncheckedStack[]): string[] {
  return unchecked.flatMap(({ stack, reason, remedy }) => [
    `  not looked at  ${stack}: ${reason}`,
    `        fix  ${remedy}`,
  ]);
}

function countsText(controls: readonly Control[]): string {
  return ORDER.map((result) => ({ result, count: controls.filter((control) => control.result === result).length }))
    .filter(({ count }) => count > 0)
    .map(({ result, count }) => `${count} ${result}`)
    .join("   ");
}

function controlLines({ id, result, evidence }: Control): string[] {
  const against = evidence.filter((each) => each.result === result);
  const [first] = against.flatMap(({ stack, policy, findings }) =>
    findings.map(({ resource, message }) => `${stack}  ${policy}  ${nameOf(resource)}: ${message}`),
  );
  const more = against.reduce((sum, { findings }) => sum + findings.length, 0) - 1;
  return [`  ${result}  ${id}  ${first ?? ""}${more > 0 ? `, and ${more} more` : ""}`];
}
