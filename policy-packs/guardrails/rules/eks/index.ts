import type { Rule } from "../../pack/rule";
import { eksAccessAdmin } from "./eks-access-admin";
import { eksAuthMode } from "./eks-auth-mode";
import { eksDeleteProtect } from "./eks-delete-protect";
import { eksEndpoint } from "./eks-endpoint";
import { eksLogs } from "./eks-logs";
import { eksNodeSsh } from "./eks-node-ssh";
import { eksSecretsKms } from "./eks-secrets-kms";
import { eksVersion } from "./eks-version";

/** Clusters, their access and their nodes. */
export const eksRules: readonly Rule[] = [
  eksAccessAdmin,
  eksAuthMode,
  eksDeleteProtect,
  eksEndpoint,
  eksLogs,
  eksNodeSsh,
  eksSecretsKms,
  eksVersion,
];
