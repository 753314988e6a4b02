import { yamlFlow } from "../describe-value";
import type { Draft } from "../draft";
import type { Finding } from "../problem";
import { isProduction } from "../stack-names";
import type { StackRule } from "./rule";

type Values = Draft["values"];

/** A value that production does not have, with what it has instead. */
interface Demand {
  readonly name: keyof Values;
  readonly isBroken: (values: Values) => boolean;
  readonly expected: string;
  readonly remedy: string;
}

const demands: readonly Demand[] = [
  {
    name: "azCount",
    isBroken: ({ azCount }) => azCount === 1,
    expected: "2 to 4 in production, which outlives the loss of a zone (D-015)",
    remedy: "write azCount: 3",
  },
  {
    name: "natStrategy",
    isBroken: ({ natStrategy }) => natStrategy === "single",
    expected: "perAz in production, where each zone has its own way out (E-006)",
    remedy: "write natStrategy: perAz",
  },
  {
    name: "nodeCapacityType",
    isBroken: ({ nodeCapacityType }) => nodeCapacityType === "SPOT",
    expected: "ON_DEMAND in production, since spot nodes may be taken away (E-145)",
    remedy: "write nodeCapacityType: ON_DEMAND",
  },
  {
    name: "eksEndpointPublicAccess",
    isBroken: ({ eksEndpointPublicAccess }) => eksEndpointPublicAccess === true,
    expected: "false in production, where the cluster is reached from inside only (D-028)",
    remedy: "write eksEndpointPublicAccess: false",
  },
  {
    name: "rdsMultiAz",
    isBroken: ({ rdsMultiAz }) => rdsMultiAz === false,
    expected: "true in production, where a standby takes over when a zone is lost (D-015)",
    remedy: "write rdsMultiAz: true",
  },
  {
    name: "rdsBackupRetentionDays",
    isBroken: ({ rdsBackupRetentionDays }) => (rdsBackupRetentionDays ?? 7) < 7,
    expected: "7 to 35 in production (E-115)",
    remedy: "write rdsBackupRetentionDays: 7",
  },
  {
    name: "auditRetentionDays",
    isBroken: ({ auditRetentionDays }) => (auditRetentionDays ?? 365) < 365,
    expected: "365 to 3653 in production (E-122)",
    remedy: "write auditRetentionDays: 365",
  },
];

/** What only production is held to. */
export const productionRules: readonly StackRule[] = demands.map(({ name, isBroken, expected, remedy }) => ({
  says: `\`${name}\` is ${expected}.`,
  find: ({ stack, values }): readonly Finding[] => {
    if (stack === undefined || !isProduction(stack) || !isBroken(values)) return [];
    return [{ path: [name], got: yamlFlow(values[name]), expected, remedy }];
  },
}));
