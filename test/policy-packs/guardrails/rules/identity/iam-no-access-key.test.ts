import { expect } from "chai";
import { iamNoAccessKey } from "../../../../../policy-packs/guardrails/rules/identity/iam-no-access-key";
import { alone, resource, unknown } from "../../decide";

describe("iam-no-access-key (D-026, E-048)", () => {
  it("refuses every access key, of whomever and whether it works or not", () => {
    for (const props of [{ user: "ann" }, { user: unknown }, { user: "ann", status: "Inactive" }]) {
      expect(alone(iamNoAccessKey, resource("aws:iam/accessKey:AccessKey", props))).to.deep.equal([
        "violation : it makes a long-lived access key",
      ]);
    }
  });

  it("refuses a password for one service, and a key of a bucket", () => {
    const made = (type: string) => alone(iamNoAccessKey, resource(type, { userName: "ann" }));
    expect(made("aws:iam/serviceSpecificCredential:ServiceSpecificCredential")).to.deep.equal([
      "violation : it makes a long-lived password of a user for one service",
    ]);
    expect(made("aws:lightsail/bucketAccessKey:BucketAccessKey")).to.deep.equal([
      "violation : it makes a long-lived access key of a bucket",
    ]);
  });

  it("has nothing against a user", () => {
    expect(alone(iamNoAccessKey, resource("aws:iam/user:User", {}))).to.deep.equal([]);
  });
});
