import { expect } from "chai";
import { k8sSecretPlain } from "../../../../../policy-packs/guardrails/rules/kubernetes/k8s-secret-plain";
import { alone, resource, unknown } from "../../decide";

const map = (data: unknown, property = "data", type = "ConfigMap") =>
  alone(k8sSecretPlain, resource(`kubernetes:core/v1:${type}`, { [property]: data }));
const container = (props: object, list = "containers") =>
  alone(k8sSecretPlain, resource("kubernetes:core/v1:Pod", { spec: { [list]: [{ name: "app", ...props }] } }));
const notKnown = "the value is not known, and with it whether it is a secret; decided at the update";
const encoded = (text: string) => Buffer.from(text).toString("base64");

describe("k8s-secret-plain (D-026, D-038, K-19, B-028)", () => {
  it("a secret in a ConfigMap is refused, by its name, in a file of it and encoded; its value is not told", () => {
    const says = (entry: string, name: string, property = "data") => [
      `violation ${property}["${entry}"]: the entry holds a value for ${name}`,
    ];
    expect(map({ DB_PASSWORD: "hunter2" })).to.deep.equal(says("DB_PASSWORD", "DB_PASSWORD"));
    expect(map({ "app.properties": "db.password=hunter2\n" })).to.deep.equal(says("app.properties", "db.password"));
    const binary = { "app.yaml": encoded("database:\n  password: hunter2\n") };
    expect(map(binary, "binaryData")).to.deep.equal(says("app.yaml", "password", "binaryData"));
    expect(map({ DB_PASSWORD: "hunter2" }, "data", "ConfigMapPatch")).to.have.length(1);
    const list = resource("kubernetes:core/v1:ConfigMapList", { items: [{ data: { TOKEN: "hunter2" } }] });
    expect(alone(k8sSecretPlain, list)).to.deep.equal([
      'violation items[0].data["TOKEN"]: the entry holds a value for TOKEN',
    ]);
  });

  it("what is no secret is accepted, and a Secret is where one belongs", () => {
    expect(map({ AWS_REGION: "us-east-1", SECRETS_MANAGER_PREFIX: "app", "tokens.json": "[]" })).to.deep.equal([]);
    expect(
      alone(k8sSecretPlain, resource("kubernetes:core/v1:Secret", { stringData: { password: "x" } })),
    ).to.deep.equal([]);
    expect(map(undefined)).to.deep.equal([]);
  });

  for (const list of ["containers", "initContainers", "ephemeralContainers"]) {
    it(`a secret in the environment of ${list} is refused`, () => {
      const env = [
        { name: "LOG", value: "info" },
        { name: "DB_PASSWORD", value: "hunter2" },
        { name: "DATABASE_URL", value: "postgres://app:hunter2@db/orders" },
      ];
      expect(container({ env }, list)).to.deep.equal([
        `violation spec.${list}[0].env[1].value: the environment holds a value for DB_PASSWORD`,
        `violation spec.${list}[0].env[2].value: the environment holds a password in a URL`,
      ]);
    });
  }

  it("references and what is put together from other variables are accepted", () => {
    const env = [
      { name: "DB_PASSWORD", valueFrom: { secretKeyRef: { name: "db", key: "password" } } },
      { name: "DATABASE_URL", value: "postgres://app:$(DB_PASSWORD)@db/orders" },
      { name: "PASSWORD_FILE", value: "/run/secrets/password" },
      { name: "DB_SECRET_ARN", value: "arn:aws:secretsmanager:us-east-1:111111111111:secret:db" },
    ];
    expect(container({ env })).to.deep.equal([]);
  });

  it("a secret on the command line is refused, also where it is a word of its own", () => {
    const refused = (property: string) => [
      `violation spec.containers[0].${property}: the command line holds a value for password`,
    ];
    expect(container({ args: ["--user", "app", "--password", "hunter2"] })).to.deep.equal(refused("args"));
    expect(container({ command: ["sh", "-c", "app --password=hunter2"] })).to.deep.equal(refused("command"));
    expect(container({ args: ["--password", "$(DB_PASSWORD)"] })).to.deep.equal([]);
  });

  it("what is not known is no pass, and the rest is decided", () => {
    expect(map(unknown)).to.deep.equal([
      "unknown data: the entries are not known, and with them whether one is a secret; decided at the update",
    ]);
    expect(map({ a: unknown, TOKEN: "hunter2" })).to.deep.equal([
      `unknown data["a"]: ${notKnown}`,
      'violation data["TOKEN"]: the entry holds a value for TOKEN',
    ]);
    expect(container({ env: [unknown, { name: "A", value: unknown }, { name: unknown, value: "x" }] })).to.deep.equal([
      `unknown spec.containers[0].env[0]: ${notKnown}`,
      `unknown spec.containers[0].env[1].value: ${notKnown}`,
    ]);
    expect(container({ env: unknown })).to.have.length(1);
    expect(container({ args: unknown })).to.have.length(1);
    expect(container({ args: ["a", unknown] })).to.have.length(1);
    expect(alone(k8sSecretPlain, resource("kubernetes:core/v1:Pod", { spec: unknown }))).to.have.length(1);
  });
});
