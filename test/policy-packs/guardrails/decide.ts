import type { ResourceFacts } from "../../../lib/guardrail-pack";
import type { Rule } from "../../../policy-packs/guardrails/pack/rule";
import { openSession } from "../../../policy-packs/guardrails/pack/session";

/** A value that is not known yet, as files write it. */
export const unknown = { unknown: true } as const;

/** A resource as a policy is told of it. */
export function resource(
  type: string,
  props: Readonly<Record<string, unknown>>,
  more: Partial<ResourceFacts> = {},
): ResourceFacts {
  const name = more.name ?? "it";
  return { type, name, urn: `urn:pulumi:dev::test::${type}::${name}`, props, ...more };
}

/** What a rule says of a resource alone: `violation path: message`, `unknown path`. */
export function alone(rule: Rule, facts: ResourceFacts, environment = "dev", config: object = {}): string[] {
  const session = openSession([rule], { environment, config: { [rule.id]: { ...config } } });
  return session.checkResource(facts).map(({ kind, finding }) => said(kind, "", finding.path, finding.message));
}

/** What a rule says of a whole stack: `violation name path: message`, `unknown name path`. */
export function together(
  rule: Rule,
  facts: readonly ResourceFacts[],
  environment = "dev",
  config: object = {},
): string[] {
  const session = openSession([rule], { environment, config: { [rule.id]: { ...config } } });
  return session.checkStack(facts).map(({ kind, finding }) => {
    const name = finding.resource.slice(finding.resource.lastIndexOf("::") + 2);
    return said(kind, `${name} `, finding.path, finding.message);
  });
}

function said(kind: string, name: string, path: string, message: string): string {
  return `${kind} ${name}${path}: ${message}`;
}
