import { expect } from "chai";
import { ecsEnvSecrets } from "../../../../../policy-packs/guardrails/rules/applications/ecs-env-secrets";
import { alone, resource, unknown } from "../../decide";

const answer = (...environment: readonly object[]) =>
  alone(
    ecsEnvSecrets,
    resource("aws:ecs/taskDefinition:TaskDefinition", {
      containerDefinitions: JSON.stringify([{ name: "proxy" }, { name: "app", environment }]),
    }),
  );

describe("ecs-env-secrets (K-19, D-026)", () => {
  it("variables that say where something is are accepted, and so are secrets that are read at the start", () => {
    expect(answer({ name: "TABLE", value: "orders" }, { name: "DB_SECRET_ARN", value: "arn:aws:x" })).to.deep.equal([]);
    const secrets = [{ name: "DB_PASSWORD", valueFrom: "arn:aws:secretsmanager:us-east-1:1:secret:x" }];
    const task = { containerDefinitions: JSON.stringify([{ name: "app", secrets }]) };
    expect(alone(ecsEnvSecrets, resource("aws:ecs/taskDefinition:TaskDefinition", task))).to.deep.equal([]);
  });

  it("a secret by its name or its looks is refused, and never told", () => {
    expect(
      answer({ name: "DB_PASSWORD", value: "correct-horse-9" }, { name: "URL", value: "https://u:correct-horse@a.b" }),
    ).to.deep.equal([
      "violation containerDefinitions[1].environment.DB_PASSWORD: the variable holds a value for DB_PASSWORD",
      "violation containerDefinitions[1].environment.URL: the variable holds a password in a URL",
    ]);
  });

  it("a token for the driver of logs is refused, one that is named accepted", () => {
    const logs = (logConfiguration: object) =>
      alone(
        ecsEnvSecrets,
        resource("aws:ecs/taskDefinition:TaskDefinition", {
          containerDefinitions: JSON.stringify([{ name: "app", logConfiguration }]),
        }),
      );
    const options = { "splunk-url": "https://logs.example.com", "splunk-token": "correct-horse-9" };
    expect(logs({ logDriver: "splunk", options })).to.deep.equal([
      "violation containerDefinitions[0].logConfiguration.options.splunk-token: the option holds a value for splunk-token",
    ]);
    const secretOptions = [{ name: "splunk-token", valueFrom: "arn:aws:secretsmanager:us-east-1:1:secret:x" }];
    expect(
      logs({ logDriver: "splunk", options: { "splunk-url": options["splunk-url"] }, secretOptions }),
    ).to.deep.equal([]);
    expect(
      logs({ logDriver: "awslogs", options: { "awslogs-group": "app", "awslogs-region": "us-east-1" } }),
    ).to.deep.equal([]);
  });

  it("a secret in the command line is refused, one that is read at the start accepted", () => {
    const run = (container: object) =>
      alone(
        ecsEnvSecrets,
        resource("aws:ecs/taskDefinition:TaskDefinition", { containerDefinitions: JSON.stringify([container]) }),
      );
    expect(run({ command: ["serve", "--password", "correct-horse-9"] })).to.deep.equal([
      "violation containerDefinitions[0].command: the command line holds a value for password",
    ]);
    expect(run({ entryPoint: ["sh", "-c", "DB_PASSWORD=correct-horse-9 serve"] })).to.have.length(1);
    expect(run({ entryPoint: ["sh", "-c"], command: ["serve --password $DB_PASSWORD --port 80"] })).to.deep.equal([]);
    const unsure = resource("aws:ecs/taskDefinition:TaskDefinition", {
      containerDefinitions: [{ command: ["serve", unknown] }],
    });
    expect(alone(ecsEnvSecrets, unsure)).to.deep.equal([
      "unknown containerDefinitions[0].command: the command line is not known, and with it whether it holds a secret; decided at the update",
    ]);
  });

  it("what is not known is no pass", () => {
    const task = resource("aws:ecs/taskDefinition:TaskDefinition", { containerDefinitions: unknown });
    expect(alone(ecsEnvSecrets, task)).to.deep.equal([
      "unknown containerDefinitions: the containers' variables are not known; decided at the update",
    ]);
  });
});
