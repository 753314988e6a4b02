import * as iam from "@pulumi/aws/iam";
import type { ClusterArgs } from "@pulumi/eks";
import { type Input, type Output, output, type Resource } from "@pulumi/pulumi";
import { hasDefaultNodeGroup } from "./check-cluster";
import { ServiceRole } from "./service-role";

/** The roles of the cluster's nodes. */
export interface InstanceRoles {
  readonly roles: Output<iam.Role[]>;
  /** The one of the default node group. */
  readonly own?: Output<iam.Role>;
  readonly profile?: iam.InstanceProfile;
}

const POLICIES = ["AmazonEKSWorkerNodePolicy", "AmazonEKS_CNI_Policy", "AmazonEC2ContainerRegistryReadOnly"];

/** Takes the roles that the program names, or makes one for the default node group. */
export function createInstanceRole(
  name: string,
  args: ClusterArgs,
  partition: Input<string>,
  parent: Resource,
): InstanceRoles {
  if (args.instanceRoles !== undefined) {
    return { roles: output(args.instanceRoles) };
  }
  if (args.instanceRole !== undefined) {
    const own = output(args.instanceRole);
    const profile = hasDefaultNodeGroup(args) ? createProfile(name, args, own, parent) : undefined;
    return { roles: output([own]), own, profile };
  }
  const wanted = args.createInstanceRole || (!args.skipDefaultNodeGroup && args.createInstanceRole === undefined);
  if (!wanted) return { roles: output([]) };
  const service = { service: "ec2.amazonaws.com", policies: POLICIES, partition, tags: args.tags };
  const own = new ServiceRole(`${name}-instanceRole`, service, parent).resolvedRole;
  return { roles: output([own]), own, profile: createProfile(name, args, own, parent) };
}

function createProfile(name: string, args: ClusterArgs, role: Output<iam.Role>, parent: Resource): iam.InstanceProfile {
  const given = args.instanceProfileName ?? args.nodeGroupOptions?.instanceProfileName;
  if (given) return iam.InstanceProfile.get(`${name}-instanceProfile`, given, undefined, { parent });
  return new iam.InstanceProfile(`${name}-instanceProfile`, { role: role.apply((known) => known.name) }, { parent });
}
