import { isList, textOf } from "../values";
import type { OutputsOf } from "./application-outputs";

/**
 * Hosted zones of Application and of Network Load Balancers by region: https://docs.aws.amazon.com/general/latest/gr/elb.html
 * (compared with the provider's table).
 */
const zones: Readonly<Record<string, readonly [application: string, network: string]>> = {
  "us-east-1": ["Z35SXDOTRQ7X7K", "Z26RNL4JYFTOTI"],
  "us-east-2": ["Z3AADJGX6KTTL2", "ZLMOA37VPKANP"],
  "us-west-1": ["Z368ELLRRE2KJ0", "Z24FKFUX50B4VW"],
  "us-west-2": ["Z1H1FL5HABSF5", "Z18D5FSROUN65G"],
  "ca-central-1": ["ZQSVJUPU6J1EY", "Z2EPGBW3API2WT"],
  "eu-central-1": ["Z215JYRZR1TBD5", "Z3F0SRJ5LGBH90"],
  "eu-north-1": ["Z23TAZ6LKFMNIO", "Z1UDT6IFJ4EJM"],
  "eu-west-1": ["Z32O12XQLNTSW2", "Z2IFOLAFXWLO4F"],
  "eu-west-2": ["ZHURV8PSTC4K8", "ZD4D7Y8KGAS4G"],
  "eu-west-3": ["Z3Q77PNBQS71R4", "Z1CMS0P5QUZ6D5"],
  "ap-south-1": ["ZP97RAFLXTNZK", "ZVDDRBQ08TROA"],
  "ap-southeast-1": ["Z1LMS91P8CMLE5", "ZKVM4W9LS7TM"],
  "ap-southeast-2": ["Z1GM3OXH4ZPM65", "ZCT6FZBF4DROD"],
  "ap-northeast-1": ["Z14GRHDCWA56QT", "Z31USIVHYNEOWT"],
  "sa-east-1": ["Z2P70J7HTTTPLU", "ZTK26PT1VY4CU"],
};

/** Where a balancer answers: its name in DNS, the zone that aliases point to, the network of its subnets. */
const loadBalancer: OutputsOf = ({ inputs, arn, context }) => {
  const { region } = context.place;
  const name = `${inputs.internal === true ? "internal-" : ""}${textOf(inputs, "name") ?? ""}`;
  const isNetwork = textOf(inputs, "loadBalancerType") === "network";
  const [application, network] = zones[region] ?? [];
  const zoneId = (isNetwork ? network : application) ?? `Z${context.mint.letters(13, "zone")}`;
  const [subnetId] = isList(inputs.subnets) ? inputs.subnets : [];
  const subnet = typeof subnetId === "string" ? context.inventory.get("aws:ec2/subnet:Subnet", subnetId) : undefined;
  return {
    arnSuffix: arn.split(":loadbalancer/")[1] ?? "",
    dnsName: isNetwork
      ? `${name}-${arn.split("/").at(-1)}.elb.${region}.amazonaws.com`
      : `${name}-${context.mint.digits(10, "dns")}.${region}.elb.amazonaws.com`,
    zoneId,
    vpcId: textOf(subnet?.outputs ?? {}, "vpcId") ?? "",
  };
};

const targetGroup: OutputsOf = ({ arn }) => ({ arnSuffix: arn.split(":").at(-1) ?? "" });

/** Outputs of load balancers and what they send to. */
export const balancerOutputs: Readonly<Record<string, OutputsOf>> = {
  "aws:lb/loadBalancer:LoadBalancer": loadBalancer,
  "aws:alb/loadBalancer:LoadBalancer": loadBalancer,
  "aws:lb/targetGroup:TargetGroup": targetGroup,
  "aws:alb/targetGroup:TargetGroup": targetGroup,
};
