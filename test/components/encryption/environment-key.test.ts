import { expect } from "chai";
import { EnvironmentKey } from "../../../components/encryption/environment-key";
import { keyPolicy } from "../../../components/encryption/key-policy";
import { promised, record } from "../../support/pulumi-mocks";
import { scope } from "../../support/scope";

describe("EnvironmentKey", () => {
  it("is one rotating key with an alias (D-023, C-019)", async () => {
    const { recorded, result } = await record(() => new EnvironmentKey("key", { scope }));
    expect(recorded.names()).to.deep.equal(["key-alias", "key-key"]);
    expect(recorded.get("key-key").inputs).to.deep.include({
      description: "Data at rest of dev",
      enableKeyRotation: true,
      rotationPeriodInDays: 365,
      deletionWindowInDays: 30,
    });
    expect(recorded.get("key-alias").inputs).to.deep.equal({
      name: "alias/causeway-dev-data",
      targetKeyId: "key-key-key-id",
    });
    expect(await promised(result.keyArn)).to.equal("arn:aws:mock:us-east-1:111111111111:key-key");
  });

  it("outlives its stack only where that is asked for", async () => {
    const kept = await record(() => new EnvironmentKey("key", { scope, retain: true }));
    const notKept = await record(() => new EnvironmentKey("key", { scope }));
    expect(kept.recorded.get("key-key").retainOnDelete).to.equal(true);
    expect(notKept.recorded.get("key-key").retainOnDelete).to.equal(false);
  });
});

function accountsOf(writers: string[]) {
  return keyPolicy(scope, writers).find(({ Sid }) => Sid === "LogDeliveriesOfTheseAccounts")?.Condition;
}

describe("keyPolicy", () => {
  it("lets the account administer the key, and nobody else do everything", () => {
    const everything = keyPolicy(scope).filter(({ Action }) => Action === "kms:*");
    expect(everything.map(({ Principal }) => Principal)).to.deep.equal([{ AWS: "arn:aws:iam::111111111111:root" }]);
  });

  it("binds every other grant to this account by a condition", () => {
    for (const statement of keyPolicy(scope).slice(1)) {
      expect(JSON.stringify(statement.Condition), statement.Sid).to.include("111111111111");
    }
  });

  it("lets the members of the central log bucket deliver, and only them", () => {
    expect(accountsOf(["222222222222"])).to.deep.equal({
      StringEquals: { "aws:SourceAccount": ["111111111111", "222222222222"] },
    });
    expect(accountsOf([])).to.deep.equal({ StringEquals: { "aws:SourceAccount": ["111111111111"] } });
  });
});
