import type { EnvironmentKind } from "../../../../lib/guardrail-pack";
import { numberOf, type Properties, textOf, UNKNOWN } from "../../facts/value";
import { configuredNumber } from "../../pack/configuration";
import { controls } from "../../pack/frameworks";
import { type Rule, type RuleContext, undetermined, type Verdict, violation } from "../../pack/rule";
import { mustBeCustomerKey } from "../../services/customer-keys";

const PATH = "retentionInDays";

/** Days that records are kept at least, by environment. */
const DAYS: Readonly<Record<EnvironmentKind, number>> = {
  shared: 30,
  dev: 30,
  staging: 90,
  prod: 365,
  "prod-pci": 365,
  other: 1,
};

function retentionVerdicts(props: Properties, { environment, config }: RuleContext): readonly Verdict[] {
  // Groups of this class keep everything for two days, whatever they are told.
  if (textOf(props["logGroupClass"]) === "DELIVERY") return [];
  const expected = configuredNumber(config["days"], DAYS[environment.kind]);
  const days = numberOf(props[PATH]) ?? 0;
  if (days === UNKNOWN) return [undetermined(PATH, "how long records are kept is not known")];
  if (days === 0)
    return [violation(PATH, `records are kept for ever; expected an end, after ${expected} days at least`)];
  if (days >= expected) return [];
  return [violation(PATH, `records are kept ${days} days; expected ${expected} at least`)];
}

/** Records are there as long as somebody may have to look, and no longer. Not set means for ever, with a key of AWS. */
export const logsRetention: Rule = {
  id: "logs-retention",
  title: "Log groups keep records as long as the environment asks, encrypted with a key of ours",
  severity: "medium",
  tier: "standard",
  frameworks: controls({ pci4: ["10.5.1", "3.2.1"], checkov: ["CKV_AWS_66", "CKV_AWS_158"] }),
  requirements: ["K-17", "X-32", "E-122"],
  remedy: "set retentionInDays (causeway:logRetentionDays) and kmsKeyId (components/observability/log-group.ts)",
  configSchema: {
    days: { type: "number", description: "days that records are kept at least; not set, by environment" },
  },
  types: ["aws:cloudwatch/logGroup:LogGroup"],
  check: ({ props }, context) => [
    ...retentionVerdicts(props, context),
    ...mustBeCustomerKey(props, "kmsKeyId", "the records are not encrypted with a key of ours"),
  ],
};
