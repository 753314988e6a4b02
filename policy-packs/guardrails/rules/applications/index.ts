import type { Rule } from "../../pack/rule";
import { codebuildEncrypted } from "./codebuild-encrypted";
import { cognitoNoGuests } from "./cognito-no-guests";
import { ecrScan } from "./ecr-scan";
import { ecsEnvSecrets } from "./ecs-env-secrets";
import { ecsImageDigest } from "./ecs-image-digest";
import { ecsIsolated } from "./ecs-isolated";
import { ecsLogs } from "./ecs-logs";
import { ecsNoPublicIp } from "./ecs-no-public-ip";
import { ecsReadOnly } from "./ecs-read-only";
import { glueEncrypted } from "./glue-encrypted";
import { glueNoPassword } from "./glue-no-password";
import { glueTls } from "./glue-tls";
import { kinesisEncrypted } from "./kinesis-encrypted";
import { lambdaEnvSecrets } from "./lambda-env-secrets";
import { lambdaNotPublic } from "./lambda-not-public";
import { lambdaRuntime } from "./lambda-runtime";
import { latticeAuth } from "./lattice-auth";
import { mwaaPrivate } from "./mwaa-private";
import { sagemakerPrivate } from "./sagemaker-private";
import { sfnLogs } from "./sfn-logs";
import { snsClosed } from "./sns-closed";
import { sqsClosed } from "./sqs-closed";
import { transferTls } from "./transfer-tls";

/** Functions, tasks, state machines, queues, topics, streams, jobs, images, notebooks, workflows and who may use them. */
export const applicationRules: readonly Rule[] = [
  cognitoNoGuests,
  codebuildEncrypted,
  ecrScan,
  ecsEnvSecrets,
  ecsImageDigest,
  ecsIsolated,
  ecsLogs,
  ecsNoPublicIp,
  ecsReadOnly,
  glueEncrypted,
  glueNoPassword,
  glueTls,
  kinesisEncrypted,
  lambdaEnvSecrets,
  lambdaNotPublic,
  lambdaRuntime,
  latticeAuth,
  mwaaPrivate,
  sagemakerPrivate,
  sfnLogs,
  snsClosed,
  sqsClosed,
  transferTls,
];
