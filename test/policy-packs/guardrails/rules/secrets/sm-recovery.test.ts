import { expect } from "chai";
import { smRecovery } from "../../../../../policy-packs/guardrails/rules/secrets/sm-recovery";
import { alone, resource, unknown } from "../../decide";

const answer = (props: object, environment = "prod") =>
  alone(smRecovery, resource("aws:secretsmanager/secret:Secret", { ...props }), environment);

describe("sm-recovery (B-038)", () => {
  it("a secret that can be had back is accepted, one that is gone at once refused", () => {
    for (const props of [{}, { recoveryWindowInDays: 7 }, { recoveryWindowInDays: 30 }]) {
      expect(answer(props)).to.deep.equal([]);
    }
    expect(answer({ recoveryWindowInDays: 0 })).to.deep.equal([
      "violation recoveryWindowInDays: a deleted secret is gone at once",
    ]);
    expect(answer({ recoveryWindowInDays: unknown })[0]).to.match(/^unknown recoveryWindowInDays: /);
  });

  it("what is made and thrown away every day is not asked", () => {
    expect(answer({ recoveryWindowInDays: 0 }, "dev")).to.deep.equal([]);
  });
});
