import { all, type Output } from "@pulumi/pulumi";
import { Cluster } from "./cluster";
import { kubeconfigOf, regionOfArn } from "./kubeconfig";

/** The method `getKubeconfig` of `eks:index:Cluster`: a kubeconfig, as text, with the role and the profile that are asked for. */
export function getKubeconfig(args: Record<string, unknown>): { readonly result: Output<string> } {
  const { __self__: self } = args;
  if (!(self instanceof Cluster)) throw new Error("getKubeconfig is a method of an eks.Cluster that exists");
  const { name, endpoint, certificateAuthority, arn } = self.eksCluster;
  const result = all([
    name,
    endpoint,
    certificateAuthority.data,
    arn,
    text(args.roleArn),
    text(args.profileName),
  ]).apply(([clusterName, server, certificate, clusterArn, roleArn, profileName]) =>
    JSON.stringify(
      kubeconfigOf({
        clusterName,
        endpoint: server,
        region: regionOfArn(clusterArn),
        certificate,
        roleArn: given(roleArn),
        profileName: given(profileName),
      }),
    ),
  );
  return { result };
}

function text(value: unknown): Output<unknown> {
  return all([value]).apply(([known]) => known);
}

function given(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
