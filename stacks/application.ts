import type * as pulumi from "@pulumi/pulumi";
import { IrsaRole } from "../components/cluster/irsa-role";
import type { Database } from "../components/database/database";
import { arnOf, roleName } from "../components/naming";
import { Secrets } from "../components/secrets/secrets";
import type { EnvironmentSettings } from "../settings/schema";
import type { ComposedCluster } from "./cluster";
import type { Foundation } from "./foundation";

/** Composes what the application has to know, and the role with which its pods, and only they, can read it. */
export function composeApplication(
  settings: EnvironmentSettings,
  foundation: Foundation,
  composed: { readonly cluster: ComposedCluster | undefined; readonly database: Database | undefined },
): Secrets {
  const { scope, key, production, opts } = foundation;
  const { keyArn } = key;
  const { appName } = settings;
  const parameters = { "app-port": String(settings.appPort), ...databaseParameters(composed.database) };
  const secrets = new Secrets("secrets", { scope, appName, keyArn, parameters, production }, opts);
  if (composed.cluster === undefined) return secrets;

  const { cluster, app } = composed.cluster;
  const { oidcProviderArn, oidcIssuer } = cluster;
  new IrsaRole(
    "app-role",
    {
      roleName: roleName(scope, appName),
      description: `Pods of ${appName}`,
      namespace: app.namespaceName,
      serviceAccount: appName,
      oidcProviderArn,
      oidcIssuer,
      statements: [
        {
          Sid: "ReadOwnSecrets",
          Effect: "Allow",
          Action: "secretsmanager:GetSecretValue",
          Resource:
            composed.database === undefined ? secrets.secretArn : [secrets.secretArn, composed.database.secretArn],
        },
        {
          Sid: "ReadOwnParameters",
          Effect: "Allow",
          Action: ["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"],
          Resource: arnOf(scope, "ssm", `parameter${secrets.parameterPath}/*`),
        },
        { Sid: "DecryptThem", Effect: "Allow", Action: "kms:Decrypt", Resource: keyArn },
      ],
    },
    opts,
  );
  return secrets;
}

function databaseParameters(database: Database | undefined): Record<string, pulumi.Input<string>> {
  if (database === undefined) return {};
  return {
    "database-host": database.address,
    "database-port": String(database.port),
    "database-name": database.databaseName,
    "database-secret-arn": database.secretArn,
  };
}
