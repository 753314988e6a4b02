import type { Input } from "@pulumi/pulumi";
import type { EndpointSpec, NetworkArgs, SubnetType } from "./network-args";

/** A spec and its type in lower case; no type when only the deployment knows it. */
export interface PlannedEndpoint {
  readonly spec: EndpointSpec;
  readonly kind: string | undefined;
}

/** Reads the endpoints' types; the strategy "Auto" needs to know them. */
export function planEndpoints(args: NetworkArgs): PlannedEndpoint[] {
  return (args.vpcEndpointSpecs ?? []).map((spec) => {
    const type = spec.vpcEndpointType ?? "Gateway";
    const kind = typeof type === "string" ? type.toLowerCase() : undefined;
    if (kind === undefined && args.vpcEndpointStrategy === "Auto") {
      throw new Error(
        `vpcEndpointStrategy "Auto" needs vpcEndpointType of "${spec.serviceName}" to be a plain string or left out; ` +
          'use "Legacy" for types that only the deployment knows',
      );
    }
    return { spec, kind };
  });
}

/** The network's DNS settings: interface endpoints with private DNS turn both on under the strategy "Auto". */
export function dnsSettings(
  args: NetworkArgs,
  endpoints: readonly PlannedEndpoint[],
): { enableDnsHostnames?: Input<boolean>; enableDnsSupport?: Input<boolean> } {
  const { enableDnsHostnames, enableDnsSupport } = args;
  const needed =
    args.vpcEndpointStrategy === "Auto" &&
    endpoints.some(({ spec, kind }) => kind === "interface" && (spec.privateDnsEnabled ?? true) === true);
  if (!needed) return { enableDnsHostnames, enableDnsSupport };
  for (const [setting, value] of Object.entries({ enableDnsHostnames, enableDnsSupport })) {
    if (value === false) {
      throw new Error(
        `${setting} is false; vpcEndpointStrategy "Auto" needs true while an interface endpoint has private DNS`,
      );
    }
  }
  return { enableDnsHostnames: enableDnsHostnames ?? true, enableDnsSupport: enableDnsSupport ?? true };
}

/** What the real package warns about: an endpoint of the strategy "Legacy" that reaches no subnet or route table. */
export function endpointWarning({ spec, kind }: PlannedEndpoint): string | undefined {
  if (kind === "interface" && spec.subnetIds === undefined && spec.subnetConfigurations === undefined) {
    return (
      `VPC endpoint "${spec.serviceName}" is an interface endpoint without subnetIds or subnetConfigurations; ` +
      'vpcEndpointStrategy "Auto" would use the subnets of this VPC'
    );
  }
  if (kind === "gateway" && spec.routeTableIds === undefined) {
    return (
      `VPC endpoint "${spec.serviceName}" is a gateway endpoint without routeTableIds; ` +
      'vpcEndpointStrategy "Auto" would use the route tables of this VPC'
    );
  }
  return undefined;
}

/** One subnet a zone for an interface endpoint: a private one, else an isolated one, else a public one. */
export function endpointSubnets<S extends { readonly type: SubnetType; readonly zone: string }>(
  subnets: readonly S[],
  zones: readonly string[],
): S[] {
  return zones.flatMap((zone) => {
    const chosen = ["private", "isolated", "public"]
      .map((type) => subnets.find((subnet) => subnet.zone === zone && subnet.type.toLowerCase() === type))
      .find((subnet) => subnet !== undefined);
    return chosen === undefined ? [] : [chosen];
  });
}
