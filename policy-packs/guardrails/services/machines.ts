import { referenceOf } from "../facts/references";
import type { PolicyResource } from "../facts/resource";
import type { Stack } from "../facts/stack";
import { isList, isProperties, UNKNOWN, type Unknown, type Value } from "../facts/value";

export const INSTANCE = "aws:ec2/instance:Instance";
export const SPOT_REQUEST = "aws:ec2/spotInstanceRequest:SpotInstanceRequest";
export const SPOT_FLEET = "aws:ec2/spotFleetRequest:SpotFleetRequest";
export const FLEET = "aws:ec2/fleet:Fleet";
export const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
export const LAUNCH_CONFIGURATION = "aws:ec2/launchConfiguration:LaunchConfiguration";
export const SCALING_GROUP = "aws:autoscaling/group:Group";
export const NODE_GROUP = "aws:eks/nodeGroup:NodeGroup";

/** What Karpenter makes a cluster's machines from: https://karpenter.sh/docs/concepts/nodeclasses/ */
export const nodeClassTypes: readonly string[] = ["v1", "v1beta1"].map(
  (version) => `kubernetes:karpenter.k8s.aws/${version}:EC2NodeClass`,
);

/** What an account is told to do with the metadata service of machines that say nothing. */
export const METADATA_DEFAULTS = "aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults";

/** Resources that are a machine each, with the same properties. */
export const machineTypes: readonly string[] = [INSTANCE, SPOT_REQUEST];

/** Where the launch template of a machine or a group is: in this stack (and looked at there), elsewhere, or there is none. */
export type TemplateOrigin = "here" | "elsewhere" | "none" | Unknown;

/** Where the launch template of a machine or a group is. */
export function templateOrigin(stack: Stack, resource: PolicyResource): TemplateOrigin {
  const { templates, name } = templatesOf(stack, resource);
  if (templates.length > 0) return "here";
  return name === undefined ? "none" : name === UNKNOWN ? UNKNOWN : "elsewhere";
}

/** The stack's launch templates that a machine or a group may be made from, and how it names one. */
export function templatesOf(
  stack: Stack,
  resource: PolicyResource,
): { readonly templates: readonly PolicyResource[]; readonly name: Value | undefined } {
  const block = single(resource.props["launchTemplate"]);
  const mixed = nested(resource.props["mixedInstancesPolicy"], ["launchTemplate", "launchTemplateSpecification"]);
  const name = nameOf(block) ?? nameOf(mixed);
  const property = block === undefined ? "mixedInstancesPolicy" : "launchTemplate";
  return { templates: referenceOf(stack, resource, name, property, [TEMPLATE]).candidates, name };
}

function nested(value: Value | undefined, names: readonly string[]): Value | undefined {
  let inner = single(value);
  for (const name of names) inner = isProperties(inner) ? single(inner[name]) : inner;
  return inner;
}

/** A block, also as a list of one. */
function single(value: Value | undefined): Value | undefined {
  const one = isList(value) ? value[0] : value;
  return one === null ? undefined : one;
}

/** A template's id or name; text that is empty is none. */
function nameOf(block: Value | undefined): Value | undefined {
  if (!isProperties(block)) return block === UNKNOWN ? UNKNOWN : undefined;
  const names = ["id", "launchTemplateId", "name", "launchTemplateName"].map((property) => block[property]);
  return names.find((name) => name !== undefined && name !== null && name !== "");
}
