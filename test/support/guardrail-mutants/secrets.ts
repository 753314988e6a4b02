import { add, allow, inProduction, inShared, type Mutants, policy, set, unknown } from "./mutant";

const KEY = "key-key";
const SECRET = "aws:secretsmanager/secret:Secret";
const ROTATION = "aws:secretsmanager/secretRotation:SecretRotation";

/** Changes that the guardrails of keys and secrets must catch. */
export const secretMutants: Mutants = {
  "kms-deletion-window": [
    inProduction("a deleted key is gone within a week", set(KEY, { deletionWindowInDays: 7 })),
    inShared("the key's policy may lock us out", set(KEY, { bypassPolicyLockoutSafetyCheck: true })),
  ],
  "kms-not-public": [
    inProduction("anybody decrypts", allow(KEY, { Principal: "*", Action: "kms:Decrypt", Resource: "*" })),
    inShared(
      "anybody with an account administers the key",
      allow(KEY, { Principal: { AWS: ["*"] }, Action: "kms:*", Resource: "*" }),
    ),
  ],
  "kms-rotation": [
    inProduction("the key is not rotated", set(KEY, { enableKeyRotation: false })),
    inShared("the key is rotated every five years", set(KEY, { rotationPeriodInDays: 1826 })),
  ],
  "password-in-state": [
    inProduction(
      "a warehouse that is handed its password",
      add("aws:redshift/cluster:Cluster", { clusterIdentifier: "reports", masterPassword: "Xy7kQ2pLw9zR" }),
    ),
    inProduction(
      "a broker whose user has a password that is made at the update",
      add("aws:mq/broker:Broker", { users: [{ username: "app", password: unknown }] }),
    ),
  ],
  "settings-no-secret": [
    inProduction(
      "a build with a password among its variables",
      add("aws:codebuild/project:Project", {
        environment: { environmentVariables: [{ name: "DB_PASSWORD", value: "Xy7kQ2pLw9zR" }] },
      }),
    ),
    inProduction(
      "a document that logs in",
      set("sessions-document", { content: '{"runCommand":["login --password Xy7kQ2pLw9zR"]}' }),
    ),
  ],
  "sm-kms": [
    inProduction("the application's secret has a key of AWS", set("secrets-app", { kmsKeyId: undefined })),
    inProduction("a parameter has the key of AWS", set("secrets-database-host", { keyId: "alias/aws/ssm" })),
  ],
  "sm-not-public": [
    inProduction(
      "anybody reads the application's secret, whatever account they are of",
      set("secrets-app-policy", {
        policy: policy({ Effect: "Allow", Principal: "*", Action: "secretsmanager:GetSecretValue", Resource: "*" }),
      }),
    ),
  ],
  "sm-recovery": [inProduction("a deleted secret is gone at once", set("secrets-app", { recoveryWindowInDays: 0 }))],
  "sm-rotation": [
    inProduction("a second secret that nobody changes", add(SECRET, { name: "causeway/prod-pci/reports" })),
    inProduction(
      "the secret is changed twice a year",
      add(ROTATION, { rotationRules: { automaticallyAfterDays: 180 } }, { from: { secretId: "secrets-app" } }),
    ),
  ],
  "ssm-doc-private": [
    inProduction(
      "everybody reads how sessions are run",
      set("sessions-document", { permissions: { type: "Share", account_ids: "All" } }),
    ),
  ],
  "ssm-secure-string": [
    inProduction(
      "a password as a plain parameter",
      add("aws:ssm/parameter:Parameter", {
        name: "/causeway/prod-pci/data-collection-service/db-password",
        type: "String",
        value: "Xy7kQ2pLw9zR",
      }),
    ),
  ],
};
