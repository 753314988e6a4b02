import { override, type ReplaceOverride } from "./replace-override";

/** Corrections for keys, identities, clusters, logs and messages. */
export const platformOverrides: Readonly<Record<string, ReplaceOverride>> = {
  "aws:kms/key:Key": override("aws_kms_key", "customKeyStoreId customerMasterKeySpec keyUsage multiRegion xksKeyId"),
  "aws:kms/grant:Grant": override(
    "aws_kms_grant",
    "constraints grantCreationTokens granteePrincipal keyId name operations retiringPrincipal",
  ),
  "aws:iam/accountPasswordPolicy:AccountPasswordPolicy": override("aws_iam_account_password_policy", ""),
  "aws:iam/rolePolicy:RolePolicy": override("aws_iam_role_policy", "role"),
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": override("aws_iam_role_policy_attachment", "policyArn role"),
  "aws:iam/userPolicyAttachment:UserPolicyAttachment": override("aws_iam_user_policy_attachment", "policyArn user"),
  "aws:iam/groupPolicyAttachment:GroupPolicyAttachment": override("aws_iam_group_policy_attachment", "group policyArn"),
  "aws:iam/user:User": override("aws_iam_user", "", "name"),
  "aws:iam/group:Group": override("aws_iam_group", "", "name"),
  "aws:eks/cluster:Cluster": override("aws_eks_cluster", "", "encryptionConfig"),
  "aws:eks/nodeGroup:NodeGroup": override("aws_eks_node_group", "", "", "launchTemplate.id launchTemplate.name"),
  "aws:eks/accessPolicyAssociation:AccessPolicyAssociation": override(
    "aws_eks_access_policy_association",
    "accessScope clusterName policyArn principalArn",
  ),
  "aws:ssm/parameter:Parameter": override("aws_ssm_parameter", "dataType"),
  "aws:cloudwatch/logGroup:LogGroup": override("aws_cloudwatch_log_group", "logGroupClass"),
  "aws:cloudwatch/eventRule:EventRule": override("aws_cloudwatch_event_rule", "eventBusName"),
  "aws:cloudwatch/eventTarget:EventTarget": override("aws_cloudwatch_event_target", "eventBusName rule targetId"),
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": override("aws_cloudwatch_log_resource_policy", "resourceArn"),
  "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter": override(
    "aws_cloudwatch_log_subscription_filter",
    "logGroup",
  ),
  "aws:sns/topicPolicy:TopicPolicy": override("aws_sns_topic_policy", "arn"),
  "aws:sqs/queuePolicy:QueuePolicy": override("aws_sqs_queue_policy", "queueUrl"),
  "aws:cfg/recorderStatus:RecorderStatus": override("aws_config_configuration_recorder_status", "name"),
  "aws:guardduty/detectorFeature:DetectorFeature": override("aws_guardduty_detector_feature", "detectorId name"),
  "aws:autoscaling/policy:Policy": override("aws_autoscaling_policy", "name"),
  "aws:lambda/permission:Permission": override(
    "aws_lambda_permission",
    "function qualifier statementId statementIdPrefix",
  ),
  "aws:lambda/layerVersion:LayerVersion": override(
    "aws_lambda_layer_version",
    "code s3Bucket s3Key s3ObjectVersion sourceCodeHash",
  ),
  "aws:msk/cluster:Cluster": override(
    "aws_msk_cluster",
    "",
    "",
    "brokerNodeGroupInfo.azDistribution brokerNodeGroupInfo.clientSubnets brokerNodeGroupInfo.securityGroups encryptionInfo.encryptionAtRestKmsKeyArn encryptionInfo.encryptionInTransit.inCluster",
  ),
  "aws:budgets/budget:Budget": override("aws_budgets_budget", "accountId budgetType name namePrefix"),
};
