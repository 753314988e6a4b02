import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { physicalName, type Scope } from "../naming";
import { policyJson } from "../policy-json";
import {
  type EndpointService,
  endpointPolicy,
  endpointServiceName,
  gatewayServices,
  interfaceServices,
} from "./endpoint-plan";

const TYPE = "causeway:network:VpcEndpoints";

/** What VpcEndpoints are made of. */
export interface VpcEndpointsArgs {
  readonly scope: Scope;
  /** The network they belong to. A change replaces them. Source: Network. */
  readonly vpcId: pulumi.Input<string>;
  /** Subnets that get an address of each service: the app tier's. In-place change. Source: Network. */
  readonly subnetIds: pulumi.Input<string[]>;
  /** Route tables that get a route to S3 and DynamoDB: those of the app and data tiers. Source: Network. */
  readonly routeTableIds: pulumi.Input<string[]>;
  /** The group that guards the addresses: TLS from the VPC only. Source: SecurityGroups. */
  readonly securityGroupId: pulumi.Input<string>;
}

/** Ways to AWS services that do not lead over the internet (D-012, C-015). */
export class VpcEndpoints extends pulumi.ComponentResource {
  /** Ids of the endpoints by service. */
  public readonly endpointIds: Readonly<Record<string, pulumi.Output<string>>>;

  constructor(name: string, args: VpcEndpointsArgs, opts?: pulumi.ComponentResourceOptions) {
    super(TYPE, name, {}, opts);

    const gateways = gatewayServices.map((service) => {
      const special = { vpcEndpointType: "Gateway", routeTableIds: args.routeTableIds };
      return [service, endpoint(name, service, args, special, this).id] as const;
    });
    const interfaces = interfaceServices.map((service) => {
      const special = {
        vpcEndpointType: "Interface",
        subnetIds: args.subnetIds,
        securityGroupIds: [args.securityGroupId],
        privateDnsEnabled: true,
      };
      return [service, endpoint(name, service, args, special, this).id] as const;
    });

    this.endpointIds = Object.fromEntries([...gateways, ...interfaces]);
    this.registerOutputs({ endpointIds: this.endpointIds });
  }
}

function endpoint(
  name: string,
  service: EndpointService,
  args: VpcEndpointsArgs,
  special: Partial<aws.ec2.VpcEndpointArgs>,
  parent: pulumi.Resource,
): aws.ec2.VpcEndpoint {
  return new aws.ec2.VpcEndpoint(
    `${name}-${service.replaceAll(".", "-")}`,
    {
      vpcId: args.vpcId,
      serviceName: endpointServiceName(service, args.scope.region),
      policy: policyJson(endpointPolicy(service, args.scope)),
      tags: { Name: physicalName(args.scope, service) },
      ...special,
    },
    { parent },
  );
}
