import { expect } from "chai";
import { environmentOf, stackOfUrn } from "../../../../policy-packs/guardrails/pack/environment";
import { isProduction, stackAliases, stackNames } from "../../../../settings/stack-names";

describe("environmentOf", () => {
  it("knows every stack of the platform, and which are production, as the settings do", () => {
    for (const name of stackNames) {
      expect(environmentOf(name)).to.deep.equal({ name, kind: name, production: isProduction(name) });
    }
  });

  it("knows the aliases of the documents (XI-01)", () => {
    for (const [alias, name] of Object.entries(stackAliases)) {
      expect(environmentOf(alias)).to.deep.equal({ name: alias, kind: name, production: isProduction(name) });
    }
  });

  it("takes every other name for a stack that is none of ours, and not for production", () => {
    for (const name of ["", "prod-eu", "PROD", "other", "my-app"]) {
      expect(environmentOf(name)).to.deep.equal({ name, kind: "other", production: false });
    }
  });
});

describe("stackOfUrn", () => {
  it("finds the stack", () => {
    expect(stackOfUrn("urn:pulumi:prod-pci::causeway::a:b:C$d:e/f:G::name")).to.equal("prod-pci");
  });

  it("is empty for what is no URN", () => {
    expect(stackOfUrn("name")).to.equal("");
    expect(stackOfUrn("")).to.equal("");
  });
});
