import type { LookedAt, PolicyFacts } from "../../lib/guardrail-pack";
import type { Finding, Findings } from "../guardrails/findings";

/** What the guardrails found in one stack. */
export interface StackFindings {
  readonly stack: string;
  readonly findings: Findings;
  readonly looked: LookedAt;
}

/**
 * How a control stands. Only `passed` is a yes: `waived` is a known gap that somebody answers for, `unknown` is not
 * decided before an update, `not-applicable` had nothing to look at.
 */
export type ControlResult = "passed" | "failed" | "unknown" | "waived" | "not-applicable";

/** One thing that speaks for or against a control. */
export interface Evidence {
  readonly policy: string;
  readonly stack: string;
  readonly result: ControlResult;
  /** How many resources the policy looked at. */
  readonly looked: number;
  /** What is wrong, unknown or waived, each with its resource. */
  readonly findings: readonly { readonly resource: string; readonly path: string; readonly message: string }[];
}

/** A control of a framework, with everything that was found about it. */
export interface Control {
  readonly id: string;
  readonly result: ControlResult;
  readonly evidence: readonly Evidence[];
}

/** A framework's controls that the guardrails hold. */
export interface FrameworkResult {
  readonly name: string;
  readonly controls: readonly Control[];
}

/** The worst that was found decides; only where everything passed or had nothing to look at is a control held. */
const WORST_FIRST: readonly ControlResult[] = ["failed", "unknown", "waived", "passed", "not-applicable"];

/** Every framework that the policies name, control by control, over some stacks. */
export function frameworksOf(policies: readonly PolicyFacts[], stacks: readonly StackFindings[]): FrameworkResult[] {
  const evidence = new Map(
    policies.map(({ id, levels }) => [
      id,
      stacks.filter(({ stack }) => isAsked(levels, stack)).map((stack) => evidenceOf(id, stack)),
    ]),
  );
  const names = [...new Set(policies.flatMap(({ frameworks }) => frameworks.map(({ name }) => name)))].toSorted();
  return names.map((name) => {
    const held = policies.flatMap(({ id, frameworks }) =>
      frameworks
        .filter((framework) => framework.name === name)
        .flatMap(({ controls }) => controls.map((control) => ({ control, policy: id }))),
    );
    const ids = [...new Set(held.map(({ control }) => control))].toSorted(byNumbers);
    return {
      name,
      controls: ids.map((id) => {
        const all = held.filter(({ control }) => control === id).flatMap(({ policy }) => evidence.get(policy) ?? []);
        return { id, result: worst(all), evidence: all };
      }),
    };
  });
}

/** A policy that is disabled in an environment says nothing of its stack. */
function isAsked(levels: PolicyFacts["levels"], stack: string): boolean {
  const level = Object.entries(levels).find(([environment]) => environment === stack)?.[1] ?? levels.other;
  return level !== "disabled";
}

function evidenceOf(policy: string, { stack, findings, looked }: StackFindings): Evidence {
  const of = (list: readonly Finding[]) => list.filter((finding) => finding.policy === policy);
  const [violations, unknown, waived] = [findings.violations, findings.unknown, findings.waived].map(of);
  const count = looked[policy] ?? 0;
  const answers: readonly (readonly [ControlResult, readonly Finding[]])[] = [
    ["failed", violations ?? []],
    ["unknown", unknown ?? []],
    ["waived", waived ?? []],
  ];
  const [result, told] = answers.find(([, list]) => list.length > 0) ?? [count > 0 ? "passed" : "not-applicable", []];
  return {
    policy,
    stack,
    result,
    looked: count,
    findings: told.map(({ resource, path, message }) => ({ resource, path, message })),
  };
}

function worst(evidence: readonly Evidence[]): ControlResult {
  return WORST_FIRST.find((result) => evidence.some((each) => each.result === result)) ?? "not-applicable";
}

/** `2.10` after `2.9`, `EC2.2` before `EC2.13`. */
function byNumbers(a: string, b: string): number {
  return a.localeCompare(b, "en", { numeric: true });
}
