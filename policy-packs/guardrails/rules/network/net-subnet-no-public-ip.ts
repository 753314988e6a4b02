import { booleanOf, hasUnknown, isProperties, type Properties, UNKNOWN, type Value } from "../../facts/value";
import { controls } from "../../pack/frameworks";
import { type Rule, undetermined, violation } from "../../pack/rule";

const PROPERTY = "mapPublicIpOnLaunch";
const DEFAULT_SUBNET = "aws:ec2/defaultSubnet:DefaultSubnet";
const PUBLIC_TIERS = new Set(["public", "dmz"]);
const LOAD_BALANCERS = "kubernetes.io/role/elb";

/** Whether tags say that a subnet is meant for what faces the internet. */
function isPublicTier({ tags, tagsAll }: Properties): boolean {
  const both: readonly (Value | undefined)[] = [tags, tagsAll];
  return both.some((all) => isProperties(all) && Object.keys(all).some((name) => saysPublic(name, all[name])));
}

function saysPublic(name: string, value: Value | undefined): boolean {
  if (name === LOAD_BALANCERS) return true;
  const isTier = ["tier", "subnettype"].includes(name.toLowerCase());
  return isTier && typeof value === "string" && PUBLIC_TIERS.has(value.toLowerCase());
}

/** What starts in a private subnet gets no public address without asking. AWS's default subnets give one. */
export const netSubnetNoPublicIp: Rule = {
  id: "net-subnet-no-public-ip",
  title: "Subnets that are not of the public tier give no public addresses",
  severity: "high",
  tier: "baseline",
  frameworks: controls({
    fsbp: ["EC2.15"],
    soc2: ["CC6.6"],
    iso27001: ["A.8.20", "A.8.21", "A.8.22"],
    checkov: ["CKV_AWS_130"],
  }),
  requirements: ["D-009", "E-006", "D-018"],
  remedy: "set mapPublicIpOnLaunch: false; a subnet for load balancers says so by its tag Tier: public",
  types: ["aws:ec2/subnet:Subnet", DEFAULT_SUBNET],
  check({ type, props }) {
    const gives = booleanOf(props[PROPERTY]) ?? type === DEFAULT_SUBNET;
    if (gives === false || isPublicTier(props)) return [];
    if (gives === UNKNOWN) return [undetermined(PROPERTY, "whether the subnet gives public addresses is not known")];
    if (hasUnknown(props["tags"])) return [undetermined("tags", "of which tier the subnet is, is not known")];
    return [
      violation(PROPERTY, "the subnet gives public addresses to what starts in it, and is not of the public tier"),
    ];
  },
};
