import type { PolicyStatement } from "../../lib/iam-policy";

/** One service account of a cluster, to which a role is bound. */
export interface ServiceAccount {
  readonly namespace: string;
  readonly serviceAccount: string;
}

/**
 * Trust in the tokens of one service account and no other (D-037): both whose token it is and whom it is meant for.
 *
 * @param oidcIssuer the cluster's issuer without `https://`
 */
export function irsaTrust(oidcProviderArn: string, oidcIssuer: string, of: ServiceAccount): PolicyStatement {
  return {
    Sid: "TokensOfOneServiceAccount",
    Effect: "Allow",
    Principal: { Federated: oidcProviderArn },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: {
      StringEquals: {
        [`${oidcIssuer}:sub`]: `system:serviceaccount:${of.namespace}:${of.serviceAccount}`,
        [`${oidcIssuer}:aud`]: "sts.amazonaws.com",
      },
    },
  };
}
