import { add, inProduction, type Mutants, set } from "./mutant";

const CLUSTER = "cluster-eks-eksCluster";

/** Changes that the guardrails of the cluster must catch. */
export const eksMutants: Mutants = {
  "eks-access-admin": [
    inProduction(
      "somebody who left administers the cluster",
      add("aws:eks/accessPolicyAssociation:AccessPolicyAssociation", {
        clusterName: "data-collection-prod-pci-eks",
        policyArn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
        principalArn: "arn:aws:iam::444444444444:role/contractor",
        accessScope: { type: "cluster" },
      }),
    ),
    inProduction(
      "the developers are in the group of masters",
      set("cluster-eks-developers", { kubernetesGroups: ["system:masters"] }),
    ),
  ],
  "eks-auth-mode": [
    inProduction(
      "the cluster takes its old ConfigMap",
      set(CLUSTER, {
        accessConfig: { authenticationMode: "API_AND_CONFIG_MAP", bootstrapClusterCreatorAdminPermissions: false },
      }),
    ),
    inProduction(
      "whoever makes the cluster administers it",
      set(CLUSTER, { accessConfig: { authenticationMode: "API", bootstrapClusterCreatorAdminPermissions: true } }),
    ),
  ],
  "eks-delete-protect": [inProduction("the cluster can be deleted", set(CLUSTER, { deletionProtection: false }))],
  "eks-endpoint": [
    inProduction(
      "the cluster's API is on the internet",
      set(CLUSTER, { vpcConfig: { endpointPublicAccess: true, publicAccessCidrs: ["0.0.0.0/0"] } }),
    ),
    inProduction("nothing is said of the API's address", set(CLUSTER, { vpcConfig: { endpointPrivateAccess: true } })),
  ],
  "eks-logs": [
    inProduction(
      "the cluster writes no audit logs",
      set(CLUSTER, { enabledClusterLogTypes: ["api", "authenticator"] }),
    ),
    inProduction("the cluster writes no logs", set(CLUSTER, { enabledClusterLogTypes: undefined })),
  ],
  "eks-node-ssh": [
    inProduction("the nodes have an SSH key and no source", set("nodes-group", { remoteAccess: { ec2SshKey: "ops" } })),
  ],
  "eks-secrets-kms": [
    inProduction("secrets of the cluster have no key of ours", set(CLUSTER, { encryptionConfig: undefined })),
    inProduction(
      "the key is for something else",
      set(CLUSTER, {
        encryptionConfig: { provider: { keyArn: "arn:aws:kms:us-east-1:444444444444:key/1" }, resources: [] },
      }),
    ),
  ],
  "eks-version": [
    inProduction("the cluster stays on an old version", set(CLUSTER, { version: "1.27" })),
    inProduction("the nodes stay on an old version", set("nodes-group", { version: "1.24" })),
  ],
};
