import { add, allow, inProduction, inShared, type Mutants, policy, set } from "./mutant";

const FUNCTION = "aws:lambda/function:Function";
const TASK = "aws:ecs/taskDefinition:TaskDefinition";
const CONNECTION = "aws:glue/connection:Connection";

/** Changes that the guardrails of applications must catch. */
export const applicationMutants: Mutants = {
  "codebuild-encrypted": [
    inProduction(
      "a build that leaves its files in plain",
      add("aws:codebuild/project:Project", { artifacts: { type: "S3", encryptionDisabled: true } }),
    ),
  ],
  "ecr-scan": [
    inShared("a repository whose tags move and whose images nobody scans", add("aws:ecr/repository:Repository", {})),
    inProduction(
      "a repository whose tags stay, all but all",
      add("aws:ecr/repository:Repository", {
        imageScanningConfiguration: { scanOnPush: true },
        imageTagMutability: "IMMUTABLE_WITH_EXCLUSION",
        imageTagMutabilityExclusionFilters: [{ filter: "*", filterType: "WILDCARD" }],
      }),
    ),
    inProduction(
      "a registry that anybody pulls from",
      add("aws:ecr/repositoryPolicy:RepositoryPolicy", {
        repository: "data-collection-service",
        policy: policy({ Effect: "Allow", Principal: "*", Action: "ecr:BatchGetImage" }),
      }),
    ),
  ],
  "ecs-env-secrets": [
    inProduction(
      "a task whose container is handed the password",
      add(TASK, {
        containerDefinitions: JSON.stringify([{ environment: [{ name: "DB_PASSWORD", value: "Xy7!kQ2pLw9z" }] }]),
      }),
    ),
    inProduction(
      "a task whose command names the password",
      add(TASK, { containerDefinitions: JSON.stringify([{ command: ["serve", "--password=Xy7!kQ2pLw9z"] }]) }),
    ),
  ],
  "ecs-image-digest": [
    inProduction(
      "a task of whatever image is newest",
      add(TASK, { containerDefinitions: JSON.stringify([{ image: "nginx" }]) }),
    ),
  ],
  "ecs-isolated": [
    inProduction(
      "a task that is root on its machine",
      add(TASK, { containerDefinitions: JSON.stringify([{ privileged: true }]) }),
    ),
    inProduction(
      "a task that speaks to its machine's Docker",
      add(TASK, { containerDefinitions: "[]", volumes: [{ name: "docker", hostPath: "/var/run/docker.sock" }] }),
    ),
    inShared("a task on its machine's network", add(TASK, { containerDefinitions: "[]", networkMode: "host" })),
  ],
  "ecs-read-only": [
    inProduction(
      "a task that can be written to",
      add(TASK, { containerDefinitions: JSON.stringify([{ image: "app" }]) }),
    ),
  ],
  "ecs-no-public-ip": [
    inProduction(
      "a service with public addresses",
      add("aws:ecs/service:Service", { networkConfiguration: { assignPublicIp: true } }),
    ),
    inProduction(
      "a task with a public address every night",
      add("aws:scheduler/schedule:Schedule", {
        scheduleExpression: "rate(1 days)",
        target: { ecsParameters: { networkConfiguration: { assignPublicIp: true } } },
      }),
    ),
  ],
  "glue-encrypted": [
    inProduction("a job without a security configuration", add("aws:glue/job:Job", { name: "nightly" })),
  ],
  "glue-no-password": [
    inProduction(
      "a connection that holds the database's password",
      add(CONNECTION, {
        connectionProperties: { JDBC_ENFORCE_SSL: "true", USERNAME: "reporting", PASSWORD: "Xy7!kQ2pLw9z" },
      }),
    ),
  ],
  "glue-tls": [
    inProduction(
      "a connection to the database without TLS",
      add(CONNECTION, { connectionProperties: { JDBC_CONNECTION_URL: "jdbc:postgresql://database:5432/reports" } }),
    ),
  ],
  "ecs-logs": [
    inProduction(
      "a task that says nothing of its logs",
      add(TASK, { containerDefinitions: JSON.stringify([{ name: "app", image: "app@sha256:0" }]) }),
    ),
  ],
  "kinesis-encrypted": [
    inProduction("a stream as AWS makes it", add("aws:kinesis/stream:Stream", { name: "events" })),
    inProduction(
      "a delivery as AWS makes it",
      add("aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream", { name: "events" }),
    ),
  ],
  "lambda-env-secrets": [
    inProduction(
      "a function with a password among its variables",
      add(FUNCTION, { runtime: "nodejs22.x", environment: { variables: { DB_PASSWORD: "Xy7!kQ2pLw9z" } } }),
    ),
  ],
  "lambda-not-public": [
    inProduction(
      "a function with an address that asks nobody who calls",
      add("aws:lambda/functionUrl:FunctionUrl", { authorizationType: "NONE", functionName: "reports" }),
    ),
    inShared(
      "a function that any bucket of anybody may call",
      add("aws:lambda/permission:Permission", {
        action: "lambda:InvokeFunction",
        function: "reports",
        principal: "s3.amazonaws.com",
      }),
    ),
  ],
  "lambda-runtime": [inProduction("a function on a runtime of years ago", add(FUNCTION, { runtime: "nodejs16.x" }))],
  "sfn-logs": [
    inProduction("a state machine that logs nothing", add("aws:sfn/stateMachine:StateMachine", { name: "orders" })),
  ],
  "sns-closed": [
    inProduction(
      "the critical notifications lose their key",
      set("notifications-critical", { kmsMasterKeyId: undefined }),
    ),
    inShared(
      "anybody subscribes to the security notifications",
      allow("notifications-security-policy", { Principal: "*", Action: "sns:Subscribe", Resource: "*" }),
    ),
  ],
  "sqs-closed": [
    inProduction("a queue with encryption switched off", add("aws:sqs/queue:Queue", { sqsManagedSseEnabled: false })),
    inShared(
      "a queue that anybody sends to",
      add("aws:sqs/queuePolicy:QueuePolicy", {
        queueUrl: "https://sqs.us-east-1.amazonaws.com/555555555555/work",
        policy: policy({ Effect: "Allow", Principal: { AWS: "*" }, Action: "sqs:SendMessage", Resource: "*" }),
      }),
    ),
  ],
  "cognito-no-guests": [
    inProduction(
      "an identity pool with guests",
      add("aws:cognito/identityPool:IdentityPool", { allowUnauthenticatedIdentities: true }),
    ),
  ],
  "lattice-auth": [
    inProduction(
      "a service of Lattice that whoever reaches it may call",
      add("aws:vpclattice/service:Service", { authType: "NONE" }),
    ),
  ],
  "mwaa-private": [
    inProduction(
      "workflows whose page is on the internet",
      add("aws:mwaa/environment:Environment", { webserverAccessMode: "PUBLIC_ONLY" }),
    ),
  ],
  "sagemaker-private": [
    inProduction(
      "a notebook on the internet",
      add("aws:sagemaker/notebookInstance:NotebookInstance", { subnetId: "subnet-1", rootAccess: "Disabled" }),
    ),
    inProduction(
      "a studio on the internet",
      add("aws:sagemaker/domain:Domain", { appNetworkAccessType: "PublicInternetOnly" }),
    ),
  ],
  "transfer-tls": [
    inProduction(
      "a server that speaks FTP beside SFTP",
      add("aws:transfer/server:Server", { protocols: ["SFTP", "FTP"] }),
    ),
  ],
};
