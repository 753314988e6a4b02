import type { Rule } from "../../pack/rule";
import { k8sImageDigest } from "./k8s-image-digest";
import { k8sLbPublic } from "./k8s-lb-public";
import { k8sLimits } from "./k8s-limits";
import { k8sNetpol } from "./k8s-netpol";
import { k8sNsPssLabel } from "./k8s-ns-pss-label";
import { k8sPssBaseline } from "./k8s-pss-baseline";
import { k8sPssRestricted } from "./k8s-pss-restricted";
import { k8sRbacClusterAdmin } from "./k8s-rbac-cluster-admin";
import { k8sRbacWildcard } from "./k8s-rbac-wildcard";
import { k8sSecretPlain } from "./k8s-secret-plain";
import { k8sStorageEncrypted } from "./k8s-storage-encrypted";

/** Workloads, access and networks inside a cluster. */
export const kubernetesRules: readonly Rule[] = [
  k8sImageDigest,
  k8sLbPublic,
  k8sLimits,
  k8sNetpol,
  k8sNsPssLabel,
  k8sPssBaseline,
  k8sPssRestricted,
  k8sRbacClusterAdmin,
  k8sRbacWildcard,
  k8sSecretPlain,
  k8sStorageEncrypted,
];
