import type { Rule } from "../../rule";
import { glueEncrypted } from "./glue-encrypted";
import { lambdaEnvSecrets } from "./lambda-env-secrets";
import { lambdaRuntime } from "./lambda-runtime";

/** Functions, queues, topics, jobs and images. */
export const applicationRules: readonly Rule[] = [glueEncrypted, lambdaEnvSecrets, lambdaRuntime];
