import * as aws from "@pulumi/aws";
import * as awsx from "@pulumi/awsx";
import * as eks from "@pulumi/eks";
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
 */
export function makeProviders(settings: ProviderSettings): pulumi.ProviderResource[] {
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
    new awsx.Provider("awsx"),
    new eks.Provider("eks"),
  ];
}
