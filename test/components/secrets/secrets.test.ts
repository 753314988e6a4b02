import { expect } from "chai";
import { Secrets } from "../../../components/secrets/secrets";
import { record } from "../../support/pulumi-mocks";
import { scope } from "../../support/scope";

const args = { scope, appName: "app", keyArn: "arn:key", parameters: { "database-host": "db.mock" } };

describe("Secrets", () => {
  it("keeps configuration in encrypted parameters below the application's path (E-023)", async () => {
    const { recorded } = await record(() => new Secrets("secrets", args));
    expect(recorded.names()).to.deep.equal(["secrets-app", "secrets-app-policy", "secrets-database-host"]);
    expect(recorded.get("secrets-database-host").inputs).to.deep.include({
      name: "/causeway/dev/app/database-host",
      type: "SecureString",
      keyId: "arn:key",
    });
  });

  it("has a secret without a value of ours, which other accounts cannot read (D-035, D-026)", async () => {
    const { recorded } = await record(() => new Secrets("secrets", args));
    expect(recorded.get("secrets-app").inputs).to.deep.equal({
      name: "causeway/dev/app",
      description: "Credentials of app",
      kmsKeyId: "arn:key",
      recoveryWindowInDays: 0,
    });
    const denied = recorded.json("secrets-app-policy").Statement;
    expect(denied.map(({ Sid, Effect }) => [Sid, Effect])).to.deep.equal([
      ["DenyInsecureTransport", "Deny"],
      ["DenyOtherAccounts", "Deny"],
    ]);
    expect(denied[1]?.["Condition"]).to.deep.include({
      StringNotEquals: { "aws:PrincipalAccount": "111111111111" },
    });
  });

  it("can be restored for 30 days in production", async () => {
    const { recorded } = await record(() => new Secrets("secrets", { ...args, production: true }));
    expect(recorded.get("secrets-app").inputs["recoveryWindowInDays"]).to.equal(30);
  });
});
