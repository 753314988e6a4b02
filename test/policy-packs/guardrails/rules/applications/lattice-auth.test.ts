import { expect } from "chai";
import { latticeAuth } from "../../../../../policy-packs/guardrails/rules/applications/lattice-auth";
import { alone, resource, unknown } from "../../decide";

describe("lattice-auth (D-013)", () => {
  for (const kind of ["service:Service", "serviceNetwork:ServiceNetwork"]) {
    const of = (props: object) => alone(latticeAuth, resource(`aws:vpclattice/${kind}`, { ...props }), "prod");

    it(`a ${kind} asks who calls, which it does where it is said`, () => {
      for (const props of [{}, { authType: "NONE" }]) {
        expect(of(props)).to.deep.equal(["violation authType: whoever reaches it may call it"]);
      }
      expect(of({ authType: "AWS_IAM" })).to.deep.equal([]);
      expect(of({ authType: unknown })).to.have.length(1);
    });
  }
});
