import * as eks from "@pulumi/aws/eks";
import {
  all,
  ComponentResource,
  type ComponentResourceOptions,
  InputPropertiesError,
  InputPropertyError,
  type InputPropertyErrorDetails,
  type Output,
  output,
  type Resource,
} from "@pulumi/pulumi";
import type { Constructed } from "../construct/component";
import { notSimulated } from "../construct/refusal";
import { amiTypeOf } from "./ami";
import { usesAccessEntries } from "./authentication";
import { coreOf, type KnownCore } from "./core-of";
import {
  createLaunchTemplate,
  type NodeGroupInputs,
  ownsUserData,
  SET_UP_OPTIONS,
  TEMPLATE_OPTIONS,
} from "./node-launch-template";

/** Stands in for `eks:index:ManagedNodeGroup`: nodes that EKS looks after. */
class ManagedNodeGroup extends ComponentResource {
  readonly nodeGroup: Output<eks.NodeGroup>;
  readonly placementGroupName: Output<string>;

  constructor(name: string, args: NodeGroupInputs, options: ComponentResourceOptions) {
    super("eks:index:ManagedNodeGroup", name, {}, options);
    this.nodeGroup = output(createNodeGroup(name, args, coreOf(args.cluster), this));
    this.placementGroupName = output("");
    this.registerOutputs({ nodeGroup: this.nodeGroup, placementGroupName: this.placementGroupName });
  }
}

/** Constructs `eks:index:ManagedNodeGroup`. */
export function makeManagedNodeGroup(
  name: string,
  inputs: Record<string, unknown>,
  options: ComponentResourceOptions,
): Constructed {
  const { urn, nodeGroup, placementGroupName } = new ManagedNodeGroup(name, inputs, options);
  return { urn, state: { nodeGroup, placementGroupName } };
}

/** Everything that the inputs of a node group contradict themselves in. */
export function nodeGroupProblems(args: NodeGroupInputs): InputPropertyErrorDetails[] {
  const both = (one: keyof NodeGroupInputs, other: keyof NodeGroupInputs): InputPropertyErrorDetails[] =>
    args[one] && args[other] ? [{ propertyPath: one, reason: `Give either ${one} or ${other}, not both` }] : [];
  const given = (options: readonly (keyof NodeGroupInputs)[]): boolean =>
    options.some((option) => args[option] !== undefined);
  const problems = [...both("nodeRole", "nodeRoleArn"), ...both("amiId", "gpu"), ...both("amiId", "amiType")];
  if (!args.nodeRole && !args.nodeRoleArn) {
    problems.push({ propertyPath: "nodeRole", reason: "A managed node group needs nodeRole or nodeRoleArn" });
    return problems;
  }
  if (args.launchTemplate && given(TEMPLATE_OPTIONS)) {
    const reason = `A launch template of your own says itself what ${TEMPLATE_OPTIONS.join(", ")} would`;
    problems.push({ propertyPath: "launchTemplate", reason });
  }
  if (args.userData && given(SET_UP_OPTIONS)) {
    const reason = `User data of your own says itself what ${SET_UP_OPTIONS.join(", ")} would`;
    problems.push({ propertyPath: "userData", reason });
  }
  return problems;
}

function createNodeGroup(
  name: string,
  args: NodeGroupInputs,
  core: Output<KnownCore>,
  parent: Resource,
): eks.NodeGroup {
  const errors = nodeGroupProblems(args);
  if (errors.length > 0) {
    throw new InputPropertiesError({ message: "The inputs of the managed node group are invalid.", errors });
  }
  if (args.enableEfaSupport) throw notSimulated("enableEfaSupport of a node group", "Leave it out.");
  const nodeRoleArn = args.nodeRoleArn ? output(args.nodeRoleArn) : arnOf(args.nodeRole);
  checkRole(core, nodeRoleArn);
  const templated = TEMPLATE_OPTIONS.some((option) => args[option] !== undefined);
  const template = templated ? createLaunchTemplate(name, args, core, parent) : undefined;
  const { launchTemplate, scalingConfig, subnetIds, clusterName } = args;
  return new eks.NodeGroup(
    name,
    {
      ...ofNodeGroup(args, templated),
      ...imageSettings(args, core),
      clusterName: clusterName ?? core.apply((known) => known.cluster.name),
      nodeRoleArn,
      scalingConfig: output(scalingConfig).apply((config) => ({
        desiredSize: config?.desiredSize ?? 2,
        minSize: config?.minSize ?? 1,
        maxSize: config?.maxSize ?? 2,
      })),
      subnetIds: subnetIds === undefined ? core.apply(clusterSubnets) : subnetIds,
      launchTemplate:
        template === undefined
          ? launchTemplate
          : { id: template.id, version: template.latestVersion.apply((version) => String(version)) },
    },
    {
      parent,
      dependsOn: core.apply(({ eksNodeAccess }) => (eksNodeAccess === undefined ? [] : [eksNodeAccess])),
      ignoreChanges: args.ignoreScalingChanges ? ["scalingConfig.desiredSize"] : undefined,
    },
  );
}

function arnOf(role: NodeGroupInputs["nodeRole"]): Output<string> {
  return output(role).apply((known) => known?.arn ?? output(""));
}

/** Inputs that go to the node group as they are; a launch template says the size of disks itself. */
function ofNodeGroup(args: NodeGroupInputs, templated: boolean): Partial<eks.NodeGroupArgs> {
  const { capacityType, diskSize, forceUpdateVersion, instanceTypes, labels } = args;
  const { nodeGroupName, nodeGroupNamePrefix, remoteAccess, tags, taints } = args;
  return {
    capacityType,
    diskSize: templated ? undefined : diskSize,
    forceUpdateVersion,
    instanceTypes,
    labels,
    nodeGroupName,
    nodeGroupNamePrefix,
    remoteAccess,
    tags,
    taints,
  };
}

/** Which image the nodes get: none to be said where user data is ours, since then the launch template says it. */
function imageSettings(
  args: NodeGroupInputs,
  core: Output<KnownCore>,
): Pick<eks.NodeGroupArgs, "amiType" | "releaseVersion" | "version"> {
  if (ownsUserData(args)) return {};
  const version = args.version ?? (args.launchTemplate ? undefined : core.apply((known) => known.cluster.version));
  const amiType =
    args.amiType ??
    (args.operatingSystem &&
      all([args.operatingSystem, args.gpu, args.instanceTypes]).apply(([system, gpu, types]) =>
        amiTypeOf(system, gpu ?? false, types ?? [], "instanceTypes"),
      ));
  return { amiType, version, releaseVersion: args.releaseVersion };
}

function clusterSubnets(core: KnownCore): string[] {
  return core.subnetIds ?? core.privateSubnetIds ?? core.publicSubnetIds ?? [];
}

/** A cluster without access entries lets in only the roles that it was made with. Fails the construct later. */
function checkRole(core: Output<KnownCore>, nodeRoleArn: Output<string>): void {
  const known = core.apply(({ cluster, instanceRoles }) =>
    all([cluster.accessConfig, (instanceRoles ?? []).map((role) => role.arn), nodeRoleArn]),
  );
  known.apply(([access, roleArns, arn]) => {
    if (usesAccessEntries(access?.authenticationMode) || roleArns.includes(arn)) return;
    const reason = "The cluster does not let this role in; name it in the cluster's instanceRoles";
    throw new InputPropertyError({ propertyPath: "nodeRole", reason });
  });
}
