import { expect } from "chai";
import { canonicalStackName, isProduction, stackNames } from "../../settings/stack-names";

describe("settings/stack-names", () => {
  it("XI-01: knows each stack by its name and by the documents' names", () => {
    for (const name of stackNames) expect(canonicalStackName(name)).to.equal(name);
    expect(canonicalStackName("test")).to.equal("staging");
    expect(canonicalStackName("production")).to.equal("prod");
    expect(canonicalStackName("production-pci")).to.equal("prod-pci");
  });

  it("A-002: knows no other", () => {
    for (const name of ["qa", "", "Prod", "toString"]) expect(canonicalStackName(name)).to.equal(undefined);
  });

  it("E-002: holds prod and prod-pci to the rules of production", () => {
    expect(stackNames.filter(isProduction)).to.deep.equal(["prod", "prod-pci"]);
  });
});
