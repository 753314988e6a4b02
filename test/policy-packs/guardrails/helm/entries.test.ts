import { expect } from "chai";
import { unknown } from "../decide";
import { release, said } from "./values-asked";

const asked = (values: object) => said(release(values));
const holds = (path: string, kind: string) => [`k8s-secret-plain values.${path}: the entry holds ${kind}`];

describe("secrets in values", () => {
  it("a literal under a key that is named for a secret is refused, also in variables, lists and texts", () => {
    for (const [values, path, kind] of [
      [{ auth: { postgresPassword: "hunter2x" } }, "auth.postgresPassword", "a value for postgresPassword"],
      [{ grafana: { adminPassword: "let-me-in" } }, "grafana.adminPassword", "a value for adminPassword"],
      [{ admin_password: 123456 }, "admin_password", "a value for admin_password"],
      [{ password: { value: "hunter2x" } }, "password.value", "a value for password"],
      [{ env: [{ name: "DB_PASSWORD", value: "hunter2x" }] }, "env[0].value", "a value for DB_PASSWORD"],
      [{ extraEnv: { API_KEY: "abc123def" } }, "extraEnv.API_KEY", "a value for API_KEY"],
      [{ extraArgs: ["--token", "abc123def"] }, "extraArgs", "a value for token"],
      [{ config: "requirepass: hunter2x\n" }, "config", "a value for requirepass"],
      [{ remoteWrite: { url: "https://me:hunter2x@example.com" } }, "remoteWrite.url", "a password in a URL"],
      [{ global: { redis: { password: "hunter2x" } } }, "global.redis.password", "a value for password"],
    ] as const) {
      expect(asked(values), path).to.deep.equal(holds(path, kind));
    }
    expect(asked({ "auth.password": "hunter2x" })).to.deep.equal([
      'k8s-secret-plain values["auth.password"]: the entry holds a value for password',
    ]);
  });

  it("where a secret lies is none", () => {
    expect(
      asked({
        auth: { existingSecret: "app-database", secretKeys: { adminPasswordKey: "postgres-password" } },
        admin: { existingSecret: "grafana-admin", passwordKey: "admin-password" },
        existingSecretPasswordKey: "redis-password",
        enterpriseLicense: { secretName: "license", secretKey: "license" },
        google: { serviceAccountSecretKey: "credentials.json" },
        externalSecrets: [{ secretKey: "DB_PASSWORD", remoteRef: { key: "prod/app", property: "password" } }],
        env: [{ name: "DB_PASSWORD", valueFrom: { secretKeyRef: { name: "app", key: "password" } } }],
        serviceAccountToken: { enabled: true },
        password: "",
        adminPassword: "app-{{ .Values.x }}",
        extraContainers: '- name: a\n  env:\n    - name: DB_PASSWORD\n      value: "app-{{ .Values.x }}"\n',
        token: "${TOKEN}",
        tls: { secretName: "app-tls" },
        imagePullSecrets: ["registry"],
      }),
    ).to.deep.equal([]);
  });

  it("a value that is not known is told where its name says that it is a secret", () => {
    expect(asked({ auth: { password: unknown }, clusterName: unknown, vpcId: unknown })).to.deep.equal([
      "? k8s-secret-plain values.auth.password: the value is not known, and with it whether it is a secret; decided at the update",
    ]);
  });
});
