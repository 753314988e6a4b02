import { expect } from "chai";
import { lambdaEnvSecrets } from "../../../../../policy-packs/guardrails/rules/applications/lambda-env-secrets";
import { alone, resource, unknown } from "../../decide";

const answer = (variables: unknown) =>
  alone(lambdaEnvSecrets, resource("aws:lambda/function:Function", { environment: { variables } }));

describe("lambda-env-secrets (K-19, B-028, D-026)", () => {
  it("variables that say where something is are accepted", () => {
    expect(
      answer({
        TABLE: "orders",
        SECRET_ARN: "arn:aws:secretsmanager:us-east-1:1:secret:x",
        DB_SECRET: "prod/database",
      }),
    ).to.deep.equal([]);
    expect(alone(lambdaEnvSecrets, resource("aws:lambda/function:Function", {}))).to.deep.equal([]);
  });

  it("a secret by its name or its looks is refused, and never told", () => {
    expect(answer({ DB_PASSWORD: "correct-horse-9", URL: "https://u:correct-horse@example.com", N: 1 })).to.deep.equal([
      "violation environment.variables.DB_PASSWORD: the variable holds a value for DB_PASSWORD",
      "violation environment.variables.URL: the variable holds a password in a URL",
    ]);
  });

  it("a password that is made later is one all the same", () => {
    expect(answer({ DB_PASSWORD: unknown })).to.deep.equal([
      "violation environment.variables.DB_PASSWORD: the variable holds a value for DB_PASSWORD",
    ]);
  });

  it("what is not known is no pass, and is told once", () => {
    expect(answer({ TABLE: unknown, QUEUE: unknown, STAGE: "dev" })).to.deep.equal([
      "unknown environment.variables: whether TABLE, QUEUE hold secrets is not known; decided at the update",
    ]);
    expect(answer(unknown)).to.deep.equal([
      "unknown environment.variables: the variables are not known; decided at the update",
    ]);
  });
});
