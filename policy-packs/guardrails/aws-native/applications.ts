import { isList, isProperties, type Properties, textOf, UNKNOWN, type Value } from "../facts/value";
import { type Form, pairs } from "./form";

/** The switches of a load balancer that `aws-native` lists as keys and values. */
function loadBalancer({ loadBalancerAttributes, scheme, ...rest }: Properties): Properties {
  const listed = isList(loadBalancerAttributes) ? pairs(loadBalancerAttributes) : loadBalancerAttributes;
  const at = (key: string): Value | undefined => (isProperties(listed) ? listed[key] : listed);
  const text = textOf(scheme);
  return {
    ...rest,
    internal: text === UNKNOWN ? UNKNOWN : text === "internal",
    enableDeletionProtection: at("deletion_protection.enabled"),
    dropInvalidHeaderFields: at("routing.http.drop_invalid_header_fields.enabled"),
    accessLogs: { enabled: at("access_logs.s3.enabled"), bucket: at("access_logs.s3.bucket") },
  };
}

/** Kinds of logs are objects, which the provider `aws` has as texts. */
function cluster({ logging, ...rest }: Properties): Properties {
  if (logging === undefined) return rest;
  const clusterLogging = isProperties(logging) ? logging["clusterLogging"] : logging;
  const types = isProperties(clusterLogging) ? clusterLogging["enabledTypes"] : clusterLogging;
  const named = isList(types) ? types.map((type) => (isProperties(type) ? (type["type"] ?? null) : type)) : types;
  return { ...rest, enabledClusterLogTypes: named };
}

/** A topic's policy may be for several topics; rules look at what it says. */
function topicPolicy({ topics, ...rest }: Properties): Properties {
  return { ...rest, arn: isList(topics) ? topics[0] : topics };
}

const DOCUMENT = { policyDocument: "policy" };

/** Clusters, functions, queues, topics, load balancers, images and logs. */
export const applicationForms: Readonly<Record<string, Form>> = {
  "aws-native:eks:Cluster": {
    type: "aws:eks/cluster:Cluster",
    fields: { resourcesVpcConfig: "vpcConfig" },
    finish: cluster,
    moved: { enabledClusterLogTypes: "logging" },
  },
  "aws-native:eks:Nodegroup": {
    type: "aws:eks/nodeGroup:NodeGroup",
    fields: {
      nodegroupName: "nodeGroupName",
      nodeRole: "nodeRoleArn",
      subnets: "subnetIds",
      remoteAccess: { fields: { sourceSecurityGroups: "sourceSecurityGroupIds" } },
    },
  },
  "aws-native:eks:AccessEntry": {
    type: "aws:eks/accessEntry:AccessEntry",
    parts: [
      {
        type: "aws:eks/accessPolicyAssociation:AccessPolicyAssociation",
        from: "accessPolicies",
        owner: "accessEntry",
        each: true,
        fields: { policyArn: "policyArn", accessScope: "accessScope" },
        repeats: ["clusterName", "principalArn"],
      },
    ],
  },
  "aws-native:lambda:Function": { type: "aws:lambda/function:Function", fields: { functionName: "name" } },
  "aws-native:lambda:Permission": { type: "aws:lambda/permission:Permission", fields: { functionName: "function" } },
  "aws-native:lambda:Url": {
    type: "aws:lambda/functionUrl:FunctionUrl",
    fields: { authType: "authorizationType", targetFunctionArn: "functionName" },
  },
  "aws-native:sqs:Queue": { type: "aws:sqs/queue:Queue", fields: { queueName: "name" } },
  "aws-native:sqs:QueueInlinePolicy": {
    type: "aws:sqs/queuePolicy:QueuePolicy",
    fields: { ...DOCUMENT, queue: "queueUrl" },
  },
  "aws-native:sns:Topic": { type: "aws:sns/topic:Topic", fields: { topicName: "name" } },
  "aws-native:sns:TopicPolicy": {
    type: "aws:sns/topicPolicy:TopicPolicy",
    fields: DOCUMENT,
    finish: topicPolicy,
    moved: { arn: "topics" },
  },
  "aws-native:sns:TopicInlinePolicy": {
    type: "aws:sns/topicPolicy:TopicPolicy",
    fields: { ...DOCUMENT, topicArn: "arn" },
  },
  "aws-native:ecr:Repository": {
    type: "aws:ecr/repository:Repository",
    fields: { repositoryName: "name" },
    parts: [
      {
        type: "aws:ecr/repositoryPolicy:RepositoryPolicy",
        from: "repositoryPolicyText",
        owner: "repository",
        into: "policy",
      },
    ],
  },
  "aws-native:elasticloadbalancingv2:LoadBalancer": {
    type: "aws:lb/loadBalancer:LoadBalancer",
    fields: { type: "loadBalancerType" },
    finish: loadBalancer,
    moved: {
      internal: "scheme",
      enableDeletionProtection: "loadBalancerAttributes",
      dropInvalidHeaderFields: "loadBalancerAttributes",
      accessLogs: "loadBalancerAttributes",
    },
  },
  "aws-native:elasticloadbalancingv2:Listener": {
    type: "aws:lb/listener:Listener",
    fields: {
      defaultActions: { fields: { redirectConfig: "redirect", forwardConfig: "forward" } },
    },
  },
  "aws-native:elasticloadbalancingv2:TargetGroup": {
    type: "aws:lb/targetGroup:TargetGroup",
    parts: [
      {
        type: "aws:lb/targetGroupAttachment:TargetGroupAttachment",
        from: "targets",
        owner: "targetGroupArn",
        each: true,
        fields: { id: "targetId", port: "port" },
      },
    ],
  },
  "aws-native:wafv2:WebAclAssociation": { type: "aws:wafv2/webAclAssociation:WebAclAssociation" },
  "aws-native:logs:LogGroup": { type: "aws:cloudwatch/logGroup:LogGroup", fields: { logGroupName: "name" } },
};
