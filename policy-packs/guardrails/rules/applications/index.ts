import type { Rule } from "../../rule";

<<<<<<< HEAD
=======
<<<<<<< HEAD
>>>>>>> e3e1b2d (Rules for secrets, functions, Glue, trails, logs and the services of an account; caps of dev, names of environments)

import { glueEncrypted } from "./glue-encrypted";
import { lambdaEnvSecrets } from "./lambda-env-secrets";
import { lambdaRuntime } from "./lambda-runtime";

/** Functions, queues, topics, jobs and images. */
export const applicationRules: readonly Rule[] = [glueEncrypted, lambdaEnvSecrets, lambdaRuntime];
<<<<<<< HEAD
=======
=======

import { ecrScan } from "./ecr-scan";
import { lambdaNotPublic } from "./lambda-not-public";
import { snsClosed } from "./sns-closed";
import { sqsClosed } from "./sqs-closed";

/** Functions, queues, topics, jobs and images. */
export const applicationRules: readonly Rule[] = [ecrScan, lambdaNotPublic, snsClosed, sqsClosed];
>>>>>>> 7610775 (Rules for who may do what: wide rights, roles handed over, trust, sessions, and resources that everybody could use)
>>>>>>> e3e1b2d (Rules for secrets, functions, Glue, trails, logs and the services of an account; caps of dev, names of environments)
