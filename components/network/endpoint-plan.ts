import type { PolicyStatement } from "../../lib/iam-policy";

/** Services that are reached through a route, at no cost. */
export const gatewayServices = ["s3", "dynamodb"] as const;

/** Services that get an address inside the network. */
export const interfaceServices = [
  "ssm",
  "ssmmessages",
  "ec2messages",
  "ec2",
  "ecr.api",
  "ecr.dkr",
  "sts",
  "logs",
  "monitoring",
  "kms",
  "secretsmanager",
  "eks",
  "elasticloadbalancing",
  "autoscaling",
  "sns",
  "codedeploy",
  "codedeploy-commands-secure",
] as const;

/** A service that a VPC can have an endpoint for. */
export type EndpointService = (typeof gatewayServices)[number] | (typeof interfaceServices)[number];

/** What AWS calls a service's endpoint in a region. */
export function endpointServiceName(service: EndpointService, region: string): string {
  return `com.amazonaws.${region}.${service}`;
}

/**
 * Who may use an endpoint: identities of this account. Stolen credentials of another account are of no use inside the
 * network, and nothing leaks through an endpoint to an account that is not ours. Container images are layers in a
 * bucket of AWS's, which the registry signs for; that one bucket is open to read.
 */
export function endpointPolicy(
  service: EndpointService,
  place: { readonly accountId: string; readonly region: string },
): readonly PolicyStatement[] {
  const own: PolicyStatement = {
    Sid: "IdentitiesOfThisAccount",
    Effect: "Allow",
    Principal: { AWS: "*" },
    Action: "*",
    Resource: "*",
    Condition: { StringEquals: { "aws:PrincipalAccount": place.accountId } },
  };
  if (service !== "s3") return [own];
  const imageLayers: PolicyStatement = {
    Sid: "LayersOfContainerImages",
    Effect: "Allow",
    Principal: { AWS: "*" },
    Action: "s3:GetObject",
    Resource: `arn:aws:s3:::prod-${place.region}-starport-layer-bucket/*`,
  };
  return [own, imageLayers];
}
