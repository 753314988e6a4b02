import { expect } from "chai";
import { kmsRotation } from "../../../../../policy-packs/guardrails/rules/secrets/kms-rotation";
import { alone, resource, unknown } from "../../decide";

const answer = (props: object) => alone(kmsRotation, resource("aws:kms/key:Key", { ...props }));

describe("kms-rotation (K-03, B-022, C-019)", () => {
  it("a key that is not rotated is refused, also where nothing is set; a rotated one is accepted", () => {
    expect(answer({ enableKeyRotation: false })).to.deep.equal(["violation enableKeyRotation: the key is not rotated"]);
    expect(answer({})).to.deep.equal(["violation enableKeyRotation: the key is not rotated"]);
    expect(answer({ enableKeyRotation: true })).to.deep.equal([]);
  });

  it("a year is the longest", () => {
    expect(answer({ enableKeyRotation: true, rotationPeriodInDays: 365 })).to.deep.equal([]);
    expect(answer({ enableKeyRotation: true, rotationPeriodInDays: 366 })).to.deep.equal([
      "violation rotationPeriodInDays: the key is rotated every 366 days; expected 365 at most",
    ]);
  });

  it("keys that AWS cannot rotate are left alone; the default kind, named, is not", () => {
    expect(answer({ customerMasterKeySpec: "RSA_4096" })).to.deep.equal([]);
    expect(answer({ keyUsage: "GENERATE_VERIFY_MAC", customerMasterKeySpec: "HMAC_256" })).to.deep.equal([]);
    expect(answer({ customerMasterKeySpec: "SYMMETRIC_DEFAULT", keyUsage: "ENCRYPT_DECRYPT" })).to.have.length(1);
  });

  it("keys whose material lies in a store of somebody else are left alone", () => {
    expect(answer({ customKeyStoreId: "cks-1" })).to.deep.equal([]);
    expect(answer({ customKeyStoreId: unknown })).to.deep.equal([]);
    expect(answer({ customKeyStoreId: "cks-1", xksKeyId: "bb8562717f809024" })).to.deep.equal([]);
    expect(answer({ customKeyStoreId: "" })).to.have.length(1);
  });

  it("what is not known is no pass, and only what matters is asked", () => {
    expect(answer({ enableKeyRotation: unknown })).to.deep.equal([
      "unknown enableKeyRotation: whether the key is rotated is not known; decided at the update",
    ]);
    expect(answer({ customerMasterKeySpec: unknown })).to.deep.equal([
      "unknown customerMasterKeySpec: what kind of key it is is not known; decided at the update",
    ]);
    expect(answer({ customerMasterKeySpec: unknown, enableKeyRotation: true })).to.deep.equal([]);
    expect(answer({ customerMasterKeySpec: "RSA_2048", enableKeyRotation: unknown })).to.deep.equal([]);
  });
});
