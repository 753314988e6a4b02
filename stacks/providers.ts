import * as aws from "@pulumi/aws";
import { Provider as AwsxProvider } from "@pulumi/awsx/provider";
import { Provider as EksProvider } from "@pulumi/eks/provider";
import type * as pulumi from "@pulumi/pulumi";
import { standardTags } from "../components/tags";
import type { CommonSettings } from "../settings/schema";

/** What the providers need to know of a stack's settings. */
export type ProviderSettings = Pick<
  CommonSettings,
  "region" | "accountId" | "deployRoleArn" | "owner" | "costCenter" | "target"
> & { readonly environment: string };

/**
 * The providers of one stack. They are explicit, so that nothing can land in whatever account the caller's credentials
 * happen to open: the deploy role is assumed, any other account is refused, and every resource is tagged.
 *
 * @param hasCluster whether there is a cluster, for which alone the eks provider is made
 */
export function makeProviders(settings: ProviderSettings, hasCluster: boolean): pulumi.ProviderResource[] {
  const { region, accountId, deployRoleArn, target } = settings;
  return [
    new aws.Provider("aws", {
      region,
      allowedAccountIds: [accountId],
      ...(deployRoleArn === undefined ? {} : { assumeRoles: [{ roleArn: deployRoleArn, sessionName: "causeway" }] }),
      defaultTags: { tags: { ...standardTags(settings) } },
      // An emulator has one host name for all buckets.
      ...(target === "local" ? { s3UsePathStyle: true } : {}),
    }),
    new AwsxProvider("awsx"),
    ...(hasCluster ? [new EksProvider("eks")] : []),
  ];
}
