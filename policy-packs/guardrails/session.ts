import type { Finding, GuardrailSession, Outcome, SessionOptions } from "../../lib/guardrail-pack";
import { type Environment, environmentOf, stackOfUrn } from "./environment";
import { unknownLevel, violationLevel } from "./levels";
import { type PolicyResource, readResource } from "./resource";
import type { Rule, RuleContext, Verdict } from "./rule";
import { stackOf } from "./stack";

/** Decides by these rules. The environment is that of each resource's URN unless one is given. */
export function openSession(rules: readonly Rule[], options: SessionOptions = {}): GuardrailSession {
  const given = options.environment === undefined ? undefined : environmentOf(options.environment);
  const environmentFor = ({ urn }: PolicyResource) => given ?? environmentOf(stackOfUrn(urn));
  const contextOf = (rule: Rule, environment: Environment): RuleContext => ({
    environment,
    config: options.config?.[rule.id] ?? {},
  });
  const byType = rulesByType(rules);

  return {
    checkResource(facts) {
      const resource = readResource(facts);
      const environment = environmentFor(resource);
      return byType(resource.type).flatMap((rule) =>
        (rule.check?.(resource, contextOf(rule, environment)) ?? []).map((verdict) =>
          outcomeOf(rule, environment, resource, verdict),
        ),
      );
    },
    checkStack(all) {
      const stack = stackOf(all.map(readResource));
      const first = stack.resources[0];
      const environment = first === undefined ? environmentOf("") : environmentFor(first);
      return rules.flatMap((rule) =>
        (rule.checkStack?.(stack, contextOf(rule, environment)) ?? []).map((verdict) =>
          outcomeOf(rule, environment, verdict.resource, verdict),
        ),
      );
    },
  };
}

/** The rules that want to see a resource of a type, found once for each type. */
function rulesByType(rules: readonly Rule[]): (type: string) => readonly Rule[] {
  const known = new Map<string, readonly Rule[]>();
  return (type) => {
    const found = known.get(type);
    if (found !== undefined) return found;
    const wanted = rules.filter((rule) => rule.check !== undefined && (rule.types?.includes(type) ?? true));
    known.set(type, wanted);
    return wanted;
  };
}

function outcomeOf(rule: Rule, environment: Environment, resource: PolicyResource, verdict: Verdict): Outcome {
  const levelOf = verdict.kind === "violation" ? violationLevel : unknownLevel;
  const finding: Finding = {
    policy: rule.id,
    level: levelOf(rule.tier, environment),
    severity: rule.severity,
    resource: resource.urn,
    path: verdict.path,
    message: verdict.message,
    remedy: rule.remedy,
    frameworks: rule.frameworks,
  };
  return { kind: verdict.kind, finding };
}
