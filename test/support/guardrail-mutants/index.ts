import { applicationMutants } from "./applications";
import { computeMutants } from "./compute";
import { databaseMutants } from "./databases";
import { detectionMutants } from "./detection";
import { eksMutants } from "./eks";
import { governanceMutants } from "./governance";
import { identityMutants } from "./identity";
import { kubernetesMutants } from "./kubernetes";
import { loadBalancingMutants } from "./load-balancing";
import type { Mutants } from "./mutant";
import { networkMutants } from "./network";
import { secretMutants } from "./secrets";
import { storageMutants } from "./storage";

/** For each guardrail what somebody could do to our stacks that it must catch. */
export const guardrailMutants: Mutants = {
  ...applicationMutants,
  ...computeMutants,
  ...databaseMutants,
  ...detectionMutants,
  ...eksMutants,
  ...governanceMutants,
  ...identityMutants,
  ...kubernetesMutants,
  ...loadBalancingMutants,
  ...networkMutants,
  ...secretMutants,
  ...storageMutants,
};
