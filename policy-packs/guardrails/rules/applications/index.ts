import type { Rule } from "../../rule";
import { ecrScan } from "./ecr-scan";
import { ecsEnvSecrets } from "./ecs-env-secrets";
import { ecsIsolated } from "./ecs-isolated";
import { ecsNoPublicIp } from "./ecs-no-public-ip";
import { glueEncrypted } from "./glue-encrypted";
import { glueNoPassword } from "./glue-no-password";
import { glueTls } from "./glue-tls";
import { kinesisEncrypted } from "./kinesis-encrypted";
import { lambdaEnvSecrets } from "./lambda-env-secrets";
import { lambdaNotPublic } from "./lambda-not-public";
import { lambdaRuntime } from "./lambda-runtime";
import { snsClosed } from "./sns-closed";
import { sqsClosed } from "./sqs-closed";

/** Functions, tasks, queues, topics, streams, jobs and images. */
export const applicationRules: readonly Rule[] = [
  ecrScan,
  ecsEnvSecrets,
  ecsIsolated,
  ecsNoPublicIp,
  glueEncrypted,
  glueNoPassword,
  glueTls,
  kinesisEncrypted,
  lambdaEnvSecrets,
  lambdaNotPublic,
  lambdaRuntime,
  snsClosed,
  sqsClosed,
];
