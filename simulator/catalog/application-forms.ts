import type { KnownForm } from "./known-forms";

const gateway = "arn:{partition}:apigateway:{region}:";
const balancing = "arn:{partition}:elasticloadbalancing:{region}:{account}";

/**
 * Ids and ARNs of what applications are made of: queues, functions, APIs, containers, names, pools. Written from the
 * Terraform provider's resources (what each sets its id to) and from AWS's service authorization reference (forms of
 * ARNs). Where the provider's id is the name alone and AWS keeps that name unique only inside a parent (a stage, a
 * subscription), the parent stands before it: the inventory holds one of an id.
 */
export const applicationForms: Readonly<Record<string, KnownForm>> = {
  "aws:sqs/queue:Queue": { id: "~https://sqs.{region}.amazonaws.com/{account}/{name}" },
  "aws:lambda/alias:Alias": {
    id: "arn",
    arn: "arn:{partition}:lambda:{region}:{account}:function:{functionName/}:{name}",
    imports: "{functionName/}/{name}",
  },
  "aws:lambda/layerVersion:LayerVersion": {
    id: "arn",
    arn: "arn:{partition}:lambda:{region}:{account}:layer:{layerName}:{digits:6}",
  },
  "aws:lambda/permission:Permission": { id: "=statementId" },
  "aws:lambda/eventSourceMapping:EventSourceMapping": {
    id: "uuid",
    arn: "arn:{partition}:lambda:{region}:{account}:event-source-mapping:{id}",
  },
  "aws:apigatewayv2/api:Api": { id: "~{lower:10}", arn: `${gateway}:/apis/{id}` },
  "aws:apigatewayv2/stage:Stage": { id: "=apiId/name", arn: `${gateway}:/apis/{apiId}/stages/{name}` },
  "aws:apigatewayv2/authorizer:Authorizer": { id: "~{lower:6}" },
  "aws:apigatewayv2/model:Model": { id: "~{lower:6}" },
  "aws:apigateway/restApi:RestApi": { id: "~{lower:10}", arn: `${gateway}:/restapis/{id}` },
  "aws:apigateway/stage:Stage": {
    id: "~ags-{restApi}-{stageName}",
    arn: `${gateway}:/restapis/{restApi}/stages/{stageName}`,
  },
  "aws:apigateway/authorizer:Authorizer": { id: "~{lower:6}" },
  "aws:apigateway/model:Model": { id: "~{lower:6}" },
  "aws:apigateway/requestValidator:RequestValidator": { id: "~{lower:6}" },
  "aws:ecs/taskDefinition:TaskDefinition": {
    id: "arn",
    arn: "arn:{partition}:ecs:{region}:{account}:task-definition/{family}:{revision}",
  },
  "aws:ecs/cluster:Cluster": {
    id: "arn",
    arn: "arn:{partition}:ecs:{region}:{account}:cluster/{name}",
    imports: "{name}",
  },
  "aws:ecs/service:Service": {
    id: "arn",
    arn: "arn:{partition}:ecs:{region}:{account}:service/{cluster|default/}/{name}",
    imports: "{cluster|default/}/{name}",
  },
  "aws:lb/listener:Listener": { id: "arn", arn: `${balancing}:listener/{balancer}/{hex:16}` },
  "aws:alb/listener:Listener": { id: "arn", arn: `${balancing}:listener/{balancer}/{hex:16}` },
  "aws:lb/listenerRule:ListenerRule": { id: "arn", arn: `${balancing}:listener-rule/{listener}/{hex:16}` },
  "aws:alb/listenerRule:ListenerRule": { id: "arn", arn: `${balancing}:listener-rule/{listener}/{hex:16}` },
  "aws:route53/zone:Zone": { id: "~Z{letters:19}", arn: "arn:{partition}:route53:::hostedzone/{id}" },
  "aws:route53/record:Record": { id: "~{zoneId}_{name}_{type}{_setIdentifier}" },
  "aws:acm/certificate:Certificate": {
    id: "arn",
    arn: "arn:{partition}:acm:{region}:{account}:certificate/{uuid}",
  },
  "aws:cloudfront/distribution:Distribution": {
    id: "~E{letters:13}",
    arn: "arn:{partition}:cloudfront::{account}:distribution/{id}",
  },
  "aws:cloudfront/originAccessIdentity:OriginAccessIdentity": { id: "~E{letters:13}" },
  "aws:cognito/userPool:UserPool": {
    id: "~{region}_{letters:9}",
    arn: "arn:{partition}:cognito-idp:{region}:{account}:userpool/{id}",
  },
  "aws:cognito/userPoolClient:UserPoolClient": { id: "~{lower:26}", imports: "{userPoolId}/{id}" },
  "aws:cognito/identityPool:IdentityPool": {
    id: "~{region}:{uuid}",
    arn: "arn:{partition}:cognito-identity:{region}:{account}:identitypool/{id}",
  },
  "aws:cognito/user:User": { id: "=userPoolId/username" },
  "aws:cognito/resourceServer:ResourceServer": { id: "=userPoolId|identifier" },
  "aws:iam/accessKey:AccessKey": { id: "~AKIA{letters:16}" },
  "aws:iam/userPolicy:UserPolicy": { id: "=user:name" },
  "aws:iam/groupPolicy:GroupPolicy": { id: "=group:name" },
  "aws:iam/userPolicyAttachment:UserPolicyAttachment": { id: "=user/policyArn" },
  "aws:iam/groupPolicyAttachment:GroupPolicyAttachment": { id: "=group/policyArn" },
  "aws:efs/fileSystem:FileSystem": { arn: "arn:{partition}:elasticfilesystem:{region}:{account}:file-system/{id}" },
  "aws:efs/accessPoint:AccessPoint": { arn: "arn:{partition}:elasticfilesystem:{region}:{account}:access-point/{id}" },
  "aws:kinesis/stream:Stream": { imports: "{name}" },
  "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream": {
    id: "arn",
    arn: "arn:{partition}:firehose:{region}:{account}:deliverystream/{name}",
  },
  "aws:opensearch/domain:Domain": {
    name: { property: "domainName", length: 28, lowerCase: true },
    id: "arn",
    arn: "arn:{partition}:es:{region}:{account}:domain/{domainName}",
    imports: "{domainName}",
  },
  "aws:cloudwatch/eventBus:EventBus": { arn: "arn:{partition}:events:{region}:{account}:event-bus/{name}" },
  "aws:scheduler/schedule:Schedule": {
    id: "~{groupName|default}/{name}",
    arn: "arn:{partition}:scheduler:{region}:{account}:schedule/{groupName|default}/{name}",
  },
  "aws:wafv2/webAcl:WebAcl": {
    id: "uuid",
    arn: "arn:{partition}:wafv2:{region}:{account}:regional/webacl/{name}/{id}",
  },
  "aws:backup/plan:Plan": { id: "uuid", arn: "arn:{partition}:backup:{region}:{account}:backup-plan:{id}" },
  "aws:backup/selection:Selection": { id: "uuid" },
  "aws:glue/catalogTable:CatalogTable": {
    id: "={account}:databaseName:name",
    arn: "arn:{partition}:glue:{region}:{account}:table/{databaseName}/{name}",
  },
  "aws:codebuild/project:Project": {
    id: "arn",
    arn: "arn:{partition}:codebuild:{region}:{account}:project/{name}",
    imports: "{name}",
  },
  "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace": {
    id: "~ns-{lower:16}",
    arn: "arn:{partition}:servicediscovery:{region}:{account}:namespace/{id}",
  },
  "aws:servicediscovery/service:Service": {
    id: "~srv-{lower:16}",
    arn: "arn:{partition}:servicediscovery:{region}:{account}:service/{id}",
  },
  "aws:transfer/user:User": { id: "=serverId/userName" },
  "aws:s3/accessPoint:AccessPoint": { id: "={account}:name" },
};
