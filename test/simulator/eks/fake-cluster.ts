import type { Answers } from "../construct/fake-monitor";

type Values = Record<string, unknown>;

const REFERENCE = { "4dabf18193072939515e22adb298388d": "5cf8f73096256a8f31e491e813e4eb8e" };

/** A resource as an input, in the engine's form. */
export function reference(type: string, name: string): Values {
  return { ...REFERENCE, urn: `urn:pulumi:dev::test::${type}::${name}`, id: name };
}

/** The cluster that these tests make, as an input of what belongs to it. */
export const CLUSTER = { ...REFERENCE, urn: "urn:pulumi:dev::test::eks:index:Cluster::c" };

function cluster(name: string, inputs: Values): Values {
  return {
    name,
    arn: `arn:aws:eks:us-east-1:111111111111:cluster/${name}`,
    endpoint: "https://ABC.gr7.us-east-1.eks.amazonaws.com",
    certificateAuthority: { data: "Q0E=" },
    version: "1.33",
    identities: [{ oidcs: [{ issuer: "https://oidc.eks.us-east-1.amazonaws.com/id/ABC" }] }],
    vpcConfig: { ...Object(inputs.vpcConfig), clusterSecurityGroupId: "sg-own" },
    accessConfig: { authenticationMode: "CONFIG_MAP", ...Object(inputs.accessConfig) },
    kubernetesNetworkConfig: { ipFamily: "ipv4", serviceIpv4Cidr: "172.20.0.0/16" },
  };
}

/** What AWS would answer for the resources of a cluster. */
export const AWS: Answers = {
  outputs(type, name, inputs) {
    if (type === "aws:eks/cluster:Cluster") return cluster(name, inputs);
    if (type === "aws:iam/role:Role") return { arn: `arn:aws:iam::111111111111:role/${name}`, name };
    if (type === "aws:ec2/launchTemplate:LaunchTemplate") return { name, latestVersion: 1 };
    if (type === "aws:iam/instanceProfile:InstanceProfile" || type === "aws:autoscaling/group:Group") return { name };
    return {};
  },
  existing: (urn) => ({ arn: `arn:aws:iam::111111111111:role/${urn.split("::").at(-1) ?? ""}` }),
  invoke(token) {
    const answers: Record<string, Values> = {
      "aws:eks/getAddonVersion:getAddonVersion": { version: "v1.0.0-eksbuild.1" },
      "aws:index/getPartition:getPartition": { partition: "aws", dnsSuffix: "amazonaws.com" },
      "aws:index/getRegion:getRegion": { name: "us-east-1" },
      "aws:ec2/getVpc:getVpc": { id: "vpc-default" },
      "aws:ec2/getSubnets:getSubnets": { ids: ["subnet-a", "subnet-b"] },
      "aws:ec2/getAmi:getAmi": {
        rootDeviceName: "/dev/xvda",
        blockDeviceMappings: [{ deviceName: "/dev/xvda" }],
      },
      "aws:ssm/getParameter:getParameter": { value: "ami-recommended" },
    };
    return answers[token] ?? {};
  },
};
