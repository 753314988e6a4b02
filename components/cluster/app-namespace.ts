import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

const TYPE = "causeway:cluster:AppNamespace";

/** What an AppNamespace is made of. */
export interface AppNamespaceArgs {
  /** Name of the namespace. A change replaces it and all that is in it. Source: naming.ts. */
  readonly namespace: string;
}

const clusterDns = {
  to: [{ namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "kube-system" } } }],
  ports: [
    { protocol: "UDP", port: 53 },
    { protocol: "TCP", port: 53 },
  ],
};

/** A namespace for an application (D-013, D-064): hardened pods only, and no traffic that a policy does not name. */
export class AppNamespace extends pulumi.ComponentResource {
  /** The name, known before the namespace exists. */
  public readonly namespaceName: string;

  constructor(name: string, args: AppNamespaceArgs, opts: pulumi.ComponentResourceOptions) {
    super(TYPE, name, {}, opts);

    const namespace = new kubernetes.core.v1.Namespace(
      `${name}-namespace`,
      {
        metadata: {
          name: args.namespace,
          labels: {
            "pod-security.kubernetes.io/enforce": "restricted",
            "pod-security.kubernetes.io/warn": "restricted",
            "pod-security.kubernetes.io/audit": "restricted",
          },
        },
      },
      { parent: this },
    );
    const inNamespace = namespace.metadata.name;
    new kubernetes.networking.v1.NetworkPolicy(
      `${name}-default-deny`,
      {
        metadata: { name: "default-deny", namespace: inNamespace },
        spec: { podSelector: {}, policyTypes: ["Ingress", "Egress"] },
      },
      { parent: this },
    );
    new kubernetes.networking.v1.NetworkPolicy(
      `${name}-allow-dns`,
      {
        metadata: { name: "allow-dns", namespace: inNamespace },
        spec: { podSelector: {}, policyTypes: ["Egress"], egress: [clusterDns] },
      },
      { parent: this },
    );

    this.namespaceName = args.namespace;
    this.registerOutputs({ namespaceName: this.namespaceName });
  }
}
