import { expect } from "chai";
import { ownsAccount } from "../../../components/account/account-owner";

describe("ownsAccount", () => {
  it("is true of a stack that is alone in its account (D-001)", () => {
    expect(ownsAccount("dev", [])).to.equal(true);
    expect(ownsAccount("prod-pci", [])).to.equal(true);
  });

  it("is true of exactly one of the stacks that share an account, whoever of them says so", () => {
    expect(ownsAccount("dev", ["staging"])).to.equal(true);
    expect(ownsAccount("staging", ["dev"])).to.equal(false);
    expect(ownsAccount("shared", ["staging", "dev"])).to.equal(true);
    expect(ownsAccount("dev", ["shared", "staging"])).to.equal(false);
  });
});
