import type { Services } from "../registry";

const ec2 = async () => (await import("./ec2/service.js")).ec2Service;

const balancing = async () => (await import("./lb/service.js")).loadBalancingService;

/** AWS's services with laws or functions of their own, by the module part of a token. */
export const awsServices: Services = {
  ec2,
  vpc: ec2,
  ecr: async () => (await import("./ecr/service.js")).ecrService,
  eks: async () => (await import("./eks/service.js")).eksService,
  iam: async () => (await import("./iam/service.js")).iamService,
  index: async () => (await import("./functions/index-service.js")).indexService,
  kms: async () => (await import("./kms/service.js")).kmsService,
  rds: async () => (await import("./rds/service.js")).rdsService,
  route53: async () => (await import("./route53/service.js")).route53Service,
  s3: async () => (await import("./s3/service.js")).s3Service,
  secretsmanager: async () => (await import("./secretsmanager/service.js")).secretsManagerService,
  ssm: async () => (await import("./ssm/service.js")).ssmService,
  cloudwatch: async () => (await import("./cloudwatch/service.js")).cloudWatchService,
  sns: async () => (await import("./sns/service.js")).snsService,
  cloudtrail: async () => (await import("./cloudtrail/service.js")).cloudTrailService,
  cfg: async () => (await import("./cfg/service.js")).configService,
  securityhub: async () => (await import("./securityhub/service.js")).securityHubService,
  budgets: async () => (await import("./budgets/service.js")).budgetsService,
  guardduty: async () => (await import("./guardduty/service.js")).guardDutyService,
  dynamodb: async () => (await import("./dynamodb/service.js")).dynamoDbService,
  lambda: async () => (await import("./lambda/service.js")).lambdaService,
  lb: balancing,
  alb: balancing,
  sqs: async () => (await import("./sqs/service.js")).queueService,
  autoscaling: async () => (await import("./autoscaling/service.js")).autoscalingService,
};
