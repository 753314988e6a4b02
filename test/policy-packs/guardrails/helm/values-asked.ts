import type { ResourceFacts } from "../../../../lib/guardrail-pack";
import { openSession } from "../../../../policy-packs/guardrails/pack/session";
import { kubernetesRules } from "../../../../policy-packs/guardrails/rules/kubernetes";
import { resource } from "../decide";

export const RELEASE = "kubernetes:helm.sh/v3:Release";

/** A release of a chart with these values. */
export function release(values: unknown, more: object = {}): ResourceFacts {
  return resource(RELEASE, { chart: "app", name: "app", namespace: "apps", values, ...more });
}

/** What the Kubernetes rules say of a resource, alone and in its stack, each once: `rule path: message`, with `?` before what is unknown. */
export function said(facts: ResourceFacts, environment = "staging"): string[] {
  const session = openSession(kubernetesRules, { environment });
  const outcomes = [...session.checkResource(facts), ...session.checkStack([facts])];
  return [
    ...new Set(
      outcomes.map(
        ({ kind, finding }) => `${kind === "unknown" ? "? " : ""}${finding.policy} ${finding.path}: ${finding.message}`,
      ),
    ),
  ];
}
