import type { Rule } from "./pack/rule";
import { applicationRules } from "./rules/applications";
import { computeRules } from "./rules/compute";
import { databaseRules } from "./rules/databases";
import { detectionRules } from "./rules/detection";
import { eksRules } from "./rules/eks";
import { governanceRules } from "./rules/governance";
import { identityRules } from "./rules/identity";
import { kubernetesRules } from "./rules/kubernetes";
import { loadBalancingRules } from "./rules/load-balancing";
import { networkRules } from "./rules/network";
import { secretRules } from "./rules/secrets";
import { storageRules } from "./rules/storage";

/** Every rule, by id. A test holds this list to the files in rules/. */
export const catalog: readonly Rule[] = [
  ...applicationRules,
  ...computeRules,
  ...databaseRules,
  ...detectionRules,
  ...eksRules,
  ...governanceRules,
  ...identityRules,
  ...kubernetesRules,
  ...loadBalancingRules,
  ...networkRules,
  ...secretRules,
  ...storageRules,
].toSorted((a, b) => (a.id < b.id ? -1 : 1));
