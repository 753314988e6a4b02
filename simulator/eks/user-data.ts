import { Scalar, stringify } from "yaml";

/** What a node has to know to join its cluster. */
export interface ClusterMetadata {
  readonly name: string;
  readonly apiServerEndpoint: string;
  readonly certificateAuthority: string;
  readonly serviceCidr: string;
}

/** What a program adds to the set-up of its nodes. */
export interface NodeSettings {
  readonly kubeletExtraArgs?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly taints?: readonly { readonly key: string; readonly value?: string; readonly effect: string }[];
  readonly nodeadmExtraOptions?: readonly { readonly content: string; readonly contentType: string }[];
}

const NODE_CONFIG = { apiVersion: "node.eks.aws/v1alpha1", kind: "NodeConfig" };

/** The user data of a managed node with Amazon Linux 2023: parts that nodeadm merges. */
export function nodeadmUserData(cluster: ClusterMetadata, settings: NodeSettings): string {
  const { name, apiServerEndpoint, certificateAuthority, serviceCidr } = cluster;
  const flags = kubeletFlags(settings);
  const parts = [
    nodeConfig({ cluster: { name, apiServerEndpoint, certificateAuthority, cidr: serviceCidr } }),
    ...(flags.length === 0 ? [] : [nodeConfig({ kubelet: { flags: flags.map(quoted) } })]),
    ...(settings.nodeadmExtraOptions ?? []),
  ];
  const body = parts.map(({ contentType, content }) => `--BOUNDARY\nContent-Type: ${contentType}\n\n${content}\n`);
  return `MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="BOUNDARY"\n\n${body.join("")}--BOUNDARY--\n`;
}

function nodeConfig(spec: object): { contentType: string; content: string } {
  const content = `---\n${stringify({ ...NODE_CONFIG, spec }, { lineWidth: 0 })}`;
  return { contentType: "application/node.eks.aws", content };
}

/** Quoted, since it begins with a dash. */
function quoted(flag: string): Scalar {
  return Object.assign(new Scalar(flag), { type: Scalar.QUOTE_SINGLE });
}

function kubeletFlags({ kubeletExtraArgs, labels = {}, taints = [] }: NodeSettings): string[] {
  const nodeLabels = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
  const nodeTaints = taints.map(({ key, value, effect }) => `${key}${value ? `=${value}` : ""}:${effect}`);
  return [
    ...(kubeletExtraArgs ? kubeletExtraArgs.split(" ") : []),
    ...(nodeLabels.length === 0 ? [] : [`--node-labels=${nodeLabels.join(",")}`]),
    ...(nodeTaints.length === 0 ? [] : [`--register-with-taints=${nodeTaints.join(",")}`]),
  ];
}

const EFFECTS: Readonly<Record<string, string>> = {
  NO_SCHEDULE: "NoSchedule",
  NO_EXECUTE: "NoExecute",
  PREFER_NO_SCHEDULE: "PreferNoSchedule",
};

/** Kubernetes's word for EKS's effect of a taint. */
export function taintEffect(effect: string): string | undefined {
  return EFFECTS[effect];
}
