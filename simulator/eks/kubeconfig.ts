/** What a kubeconfig for a cluster says. */
export interface KubeconfigParts {
  readonly clusterName: string;
  readonly endpoint: string;
  readonly region: string;
  /** Certificate of the cluster's authority, in base64. */
  readonly certificate: string;
  /** The role that calls to the cluster are made as. */
  readonly roleArn?: string;
  /** The credentials profile that the AWS CLI uses. */
  readonly profileName?: string;
}

/** A kubeconfig whose tokens come from the AWS CLI. */
export function kubeconfigOf(parts: KubeconfigParts): Record<string, unknown> {
  const args = ["--region", parts.region, "eks", "get-token", "--cluster-name", parts.clusterName, "--output", "json"];
  if (parts.roleArn) args.push("--role", parts.roleArn);
  if (parts.profileName) args.push("--profile", parts.profileName);
  const exec = {
    apiVersion: "client.authentication.k8s.io/v1beta1",
    command: "aws",
    args,
    env: [{ name: "KUBERNETES_EXEC_INFO", value: '{"apiVersion": "client.authentication.k8s.io/v1beta1"}' }],
  };
  const cluster = { server: parts.endpoint, "certificate-authority-data": parts.certificate };
  return {
    apiVersion: "v1",
    clusters: [{ cluster, name: "kubernetes" }],
    contexts: [{ context: { cluster: "kubernetes", user: "aws" }, name: "aws" }],
    "current-context": "aws",
    kind: "Config",
    users: [{ name: "aws", user: { exec } }],
  };
}

/** The region that an ARN names. */
export function regionOfArn(arn: string): string {
  const [prefix, , , region] = arn.split(":");
  if (prefix !== "arn" || region === undefined) throw new Error(`"${arn}" is not an ARN; expected arn:aws:…`);
  return region;
}
