import type { Path } from "../values";

/**
 * Lists whose order means nothing, because the Terraform provider's schema has them as sets: the same members in another
 * order are no change. By the last name of their path, the same in every type that has one; written from memory of the
 * schemas. `cidrBlocks`, `layers` and `containerDefinitions` are lists there and are not named.
 */
const everywhere = new Set([
  ..."securityGroups securityGroupIds vpcSecurityGroupIds sourceSecurityGroupIds".split(" "),
  ..."subnets subnetIds clientSubnets vpcZoneIdentifiers availabilityZones routeTableIds publicAccessCidrs".split(" "),
  ..."managedPolicyArns inlinePolicies alarmActions okActions insufficientDataActions".split(" "),
  ..."subjectAlternativeNames allowedMethods cachedMethods requiresCompatibilities targetGroupArns".split(" "),
  ..."enabledCloudwatchLogsExports enabledClusterLogTypes globalSecondaryIndexes propagatingVgws".split(" "),
  ..."callbackUrls logoutUrls explicitAuthFlows allowedOauthFlows allowedOauthScopes".split(" "),
  ..."supportedIdentityProviders readAttributes writeAttributes compatibleRuntimes".split(" "),
]);

/** Names that are sets in some types only. */
const inTypes: Readonly<Record<string, readonly string[]>> = {
  "aws:ec2/securityGroup:SecurityGroup": ["ingress", "egress"],
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": ["ingress", "egress"],
  "aws:ec2/networkAcl:NetworkAcl": ["ingress", "egress"],
  "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl": ["ingress", "egress"],
  "aws:ec2/routeTable:RouteTable": ["routes"],
  "aws:ec2/defaultRouteTable:DefaultRouteTable": ["routes"],
  "aws:dynamodb/table:Table": ["attributes"],
  "aws:route53/record:Record": ["records"],
  "aws:autoscaling/group:Group": ["tags"],
  "aws:wafv2/webAcl:WebAcl": ["rules"],
  "aws:wafv2/ruleGroup:RuleGroup": ["rules"],
  "aws:backup/plan:Plan": ["rules"],
  "aws:cloudfront/distribution:Distribution": ["aliases", "origins"],
  "aws:iam/groupMembership:GroupMembership": ["users"],
  "aws:iam/userGroupMembership:UserGroupMembership": ["groups"],
  "aws:iam/policyAttachment:PolicyAttachment": ["users", "roles", "groups"],
};

/** Whether the list at this path is a set to the provider. */
export function isSet(type: string, path: Path): boolean {
  const name = path.findLast((step) => typeof step === "string");
  if (name === undefined || path.at(-1) !== name) return false;
  if (everywhere.has(name)) return true;
  return path.length === 1 && Object.hasOwn(inTypes, type) && inTypes[type]?.includes(name) === true;
}
