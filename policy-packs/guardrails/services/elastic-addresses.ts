import { referenceOf } from "../facts/references";
import type { PolicyResource } from "../facts/resource";
import type { Stack } from "../facts/stack";
import { isProperties, listOf, textOf, UNKNOWN, type Value } from "../facts/value";
import { type Verdict, violation } from "../pack/rule";

const ADDRESS = "aws:ec2/eip:Eip";
const ASSOCIATION = "aws:ec2/eipAssociation:EipAssociation";
const NAT = "aws:ec2/natGateway:NatGateway";
const BALANCER = "aws:lb/loadBalancer:LoadBalancer";

/** Resources that give an elastic address to something. */
export const addressTypes: readonly string[] = [ADDRESS, ASSOCIATION];

/** An elastic address that is given to a machine; which one it is does not matter. */
export function machineAddressVerdicts(resource: PolicyResource): readonly Verdict[] {
  return givenVerdicts(resource, resource.type === ADDRESS ? "instance" : "instanceId");
}

/** An elastic address of an interface; those of NAT gateways and load balancers are meant to have one. */
export function interfaceAddressVerdicts(stack: Stack, resource: PolicyResource): readonly Verdict[] {
  const verdicts = givenVerdicts(resource, resource.type === ADDRESS ? "networkInterface" : "networkInterfaceId");
  if (verdicts.length === 0) return [];
  return stack.ofType(NAT, BALANCER).some((holder) => holds(stack, holder, resource)) ? [] : verdicts;
}

function givenVerdicts({ props }: PolicyResource, property: string): readonly Verdict[] {
  if (textOf(props[property]) === undefined) return [];
  return [violation(property, "an elastic address makes the machine public")];
}

/** Whether a NAT gateway or a load balancer is given the address. */
function holds(stack: Stack, holder: PolicyResource, address: PolicyResource): boolean {
  const property = holder.type === NAT ? "allocationId" : "subnetMappings";
  return allocationsOf(holder, property).some((id) =>
    referenceOf(stack, holder, id, property, [ADDRESS]).candidates.includes(address),
  );
}

function allocationsOf({ props }: PolicyResource, property: string): readonly (Value | undefined)[] {
  const values = listOf(props[property]);
  if (values === UNKNOWN) return [values];
  return values.map((value) => (isProperties(value) ? value["allocationId"] : value));
}
