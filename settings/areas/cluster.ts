import { defaulted, required } from "../setting";
import { countOf, flag, listOf, oneOf, text } from "../values";
import { rangeValue } from "./access";

/** A family, a dot and a size, as EC2 names its instance types. */
export const instanceTypeValue = text(
  /^[a-z][a-z0-9-]*\.(?:nano|micro|small|medium|large|\d{0,2}xlarge|metal(?:-\d{1,2}xl)?)$/,
  "an EC2 instance type, such as t3.medium",
);

/** The Kubernetes cluster. An environment has one as soon as it states eksClusterName. */
export const clusterSettings = {
  eksClusterName: required(
    text(/^[0-9A-Za-z][\w-]{0,99}$/, "1 to 100 letters, digits, hyphens and underscores, from a letter or digit on"),
    {
      doc: "The name of the environment's EKS cluster. Stating it switches the cluster on.",
      unit: "name",
      example: "data-collection-dev-eks",
      change: "adds or removes the cluster; another name replaces it",
      sources: ["D-028", "D-029"],
    },
  ),
  eksVersion: defaulted(text(/^1\.[2-9]\d$/, "a Kubernetes version in quotes, such as 1.35"), "1.35", {
    doc: "The Kubernetes version of the cluster and its nodes.",
    unit: "version",
    example: "1.35",
    change: "in place: one minor version at a time and never back, as AWS allows no other way",
    sources: ["D-028"],
  }),
  eksEndpointPublicAccess: defaulted(flag(), false, {
    doc: "Whether the cluster's API can be reached from outside the VPC. Refused in production.",
    unit: "true or false",
    example: false,
    change: "in place",
    sources: ["D-028", "E-020", "XI-12"],
  }),
  eksPublicAccessCidrs: defaulted(listOf(rangeValue, "a list of ranges in CIDR notation, each named once"), [], {
    doc: "Where the cluster's API can be reached from when its public endpoint is on; has to lie within devopsIpRanges.",
    unit: "list of CIDRs",
    example: ["203.0.113.0/24"],
    change: "in place",
    sources: ["E-020", "E-100", "XI-12"],
  }),
  nodeInstanceType: required(instanceTypeValue, {
    doc: "The instance type of the cluster's nodes.",
    unit: "instance type",
    example: "t3.medium",
    change: "replaces the node group; pods move to the new one first",
    sources: ["E-139", "E-147"],
  }),
  nodeCount: required(countOf("nodes", 1, 100), {
    doc: "How many nodes the cluster has.",
    unit: "nodes",
    example: 3,
    change: "in place",
    sources: ["E-139", "E-148"],
  }),
  nodeCapacityType: defaulted(oneOf("ON_DEMAND", "SPOT"), "ON_DEMAND", {
    doc: "How the nodes are bought: SPOT costs far less and may be taken away at two minutes' notice. Refused in production.",
    unit: "name",
    example: "ON_DEMAND",
    change: "replaces the node group; pods move to the new one first",
    sources: ["E-145"],
  }),
} as const;
