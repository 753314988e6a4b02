import type { Beside, LawContext } from "../../law";
import { arnOf } from "../arn";
import { internetGatewayType, subnetType, vpcType } from "../types";
import { zonesOf } from "../zones";
import { makeVpc } from "./vpc";

/**
 * What AWS puts into every region of a new account: a default VPC of 172.31.0.0/16 with an internet gateway and a /20
 * in each zone. The mint of the context has to be the place's own, so that ids follow from the place alone.
 */
export function defaultNetwork(context: LawContext): readonly Beside[] {
  const { mint, place } = context;
  const vpcId = mint.id("vpc", "default");
  const gatewayId = mint.id("igw", "default");
  const vpc = makeVpc(vpcId, { cidrBlock: "172.31.0.0/16", enableDnsHostnames: true }, context);
  const shared = { ownerId: place.account, region: place.region, vpcId, tags: {}, tagsAll: {} };
  const subnets = zonesOf(place.region).map((zone, at) => {
    const id = mint.id("subnet", `default ${zone.name}`);
    const outputs = {
      ...shared,
      arn: arnOf(context, "ec2", `subnet/${id}`),
      cidrBlock: `172.31.${at * 16}.0/20`,
      availabilityZone: zone.name,
      availabilityZoneId: zone.id,
      defaultForAz: true,
      mapPublicIpOnLaunch: true,
    };
    return { type: subnetType, id, outputs };
  });
  return [
    {
      type: vpcType,
      id: vpcId,
      outputs: {
        ...vpc.outputs,
        region: place.region,
        default: true,
        instanceTenancy: "default",
        tags: {},
        tagsAll: {},
      },
    },
    ...vpc.beside,
    {
      type: internetGatewayType,
      id: gatewayId,
      outputs: { ...shared, arn: arnOf(context, "ec2", `internet-gateway/${gatewayId}`) },
    },
    ...subnets,
  ];
}
