import { isProduction } from "../stack-names";
import type { StackRule } from "./rule";

/** EKS and RDS both refuse subnets of a single zone, whatever the size of what runs in them. */
const twoZonesForManagedServices: StackRule["find"] = ({ stack, values }) => {
  if (stack !== undefined && isProduction(stack)) return []; // asked for two zones by its own rule, whatever runs
  const { azCount, eksClusterName, rdsInstanceClass, rdsMultiAz } = values;
  if (azCount === undefined || azCount > 1) return [];
  const reasons = [
    ...(eksClusterName === undefined ? [] : ["the cluster"]),
    ...(rdsInstanceClass === undefined && rdsMultiAz !== true ? [] : ["the database"]),
  ];
  if (reasons.length === 0) return [];
  return [
    {
      path: ["azCount"],
      got: "1",
      expected: `2 to 4, since AWS takes ${reasons.join(" and ")} in subnets of at least two zones only`,
      remedy: "write azCount: 2",
    },
  ];
};

/** How many zones what is switched on needs. */
export const zoneRules: readonly StackRule[] = [
  {
    says: "A cluster or a database needs an `azCount` of 2 or more: AWS takes neither in a single zone.",
    find: twoZonesForManagedServices,
  },
];
