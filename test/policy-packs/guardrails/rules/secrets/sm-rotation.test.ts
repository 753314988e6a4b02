import { expect } from "chai";
import { smRotation } from "../../../../../policy-packs/guardrails/rules/secrets/sm-rotation";
import { alone, resource, together, unknown } from "../../decide";

const secret = (name: string, props: object = {}) =>
  resource("aws:secretsmanager/secret:Secret", { name, ...props }, { name });
const rotation = (props: object, on: readonly string[] = []) =>
  resource(
    "aws:secretsmanager/secretRotation:SecretRotation",
    { ...props },
    { name: "rotation", propertyDependencies: { secretId: on } },
  );
const every = (rotationRules: unknown, more: object = {}) => alone(smRotation, rotation({ rotationRules, ...more }));
const stack = (...facts: Parameters<typeof together>[1]) => together(smRotation, facts);

describe("sm-rotation (D-035, B-018)", () => {
  it("90 days at most, by days or by schedule", () => {
    for (const rules of [
      { automaticallyAfterDays: 90 },
      [{ automaticallyAfterDays: "30" }],
      { scheduleExpression: "rate(60 days)" },
      { scheduleExpression: "cron(0 8 1 * ? *)" },
    ]) {
      expect(every(rules)).to.deep.equal([]);
    }
    expect(every({ automaticallyAfterDays: 91 })).to.deep.equal([
      "violation rotationRules.automaticallyAfterDays: the secret is changed after 91 days; expected 90 days at most",
    ]);
    expect(every({ scheduleExpression: "cron(0 8 1 1/6 ? *)" })).to.deep.equal([
      "violation rotationRules.scheduleExpression: the secret is changed after 184 days; expected 90 days at most",
    ]);
    expect(every({})).to.deep.equal([
      "violation rotationRules.automaticallyAfterDays: the secret is changed at no time that can be told; expected 90 days at most",
    ]);
  });

  it("a rotation that is off changes nothing", () => {
    expect(every({ automaticallyAfterDays: 30 }, { rotationEnabled: false })).to.deep.equal([
      "violation rotationEnabled: the rotation is off",
    ]);
  });

  it("every secret has a rotation, by ARN or by dependency", () => {
    const arn = "arn:aws:secretsmanager:us-east-1:111111111111:secret:db-AbCdEf";
    expect(stack(secret("db", { arn }), rotation({ secretId: arn }))).to.deep.equal([]);
    const made = secret("db");
    expect(stack(made, rotation({ secretId: unknown }, [made.urn]))).to.deep.equal([]);
    expect(stack(secret("db"), secret("other"), rotation({ secretId: "db" }))).to.deep.equal([
      "violation other : the secret is never changed by itself",
    ]);
  });

  it("what is not known is no pass", () => {
    expect(every({ automaticallyAfterDays: unknown })).to.deep.equal([
      "unknown rotationRules.automaticallyAfterDays: how often the secret is changed is not known; decided at the update",
    ]);
    expect(every({ scheduleExpression: unknown })).to.have.length(1);
    expect(stack(secret("db"), rotation({ secretId: unknown }))).to.deep.equal([
      "unknown db : whether the rotation rotation is for this secret is not known; decided at the update",
    ]);
  });
});
