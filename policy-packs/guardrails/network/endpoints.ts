import { perStack } from "../pack/per-stack";
import { clustersOf } from "./clusters";
import { dataStores } from "./data-stores";
import type { Endpoint } from "./endpoint";
import { functionsOf } from "./functions";
import { balancersOf } from "./load-balancers";
import { machinesOf } from "./machines";

/** Everything of a stack that traffic arrives at or comes from. */
export const endpointsOf = perStack((stack): readonly Endpoint[] => [
  ...machinesOf(stack),
  ...dataStores(stack),
  ...functionsOf(stack),
  ...clustersOf(stack),
  ...balancersOf(stack).map(({ endpoint }) => endpoint),
]);
