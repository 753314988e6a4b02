import { expect } from "chai";
import { decodeEnvironmentOutputs, decodeSharedServicesOutputs } from "../../stacks/outputs";
import { sharedOutputs } from "../support/shared-outputs";

describe("decodeSharedServicesOutputs", () => {
  it("takes what the stack tells, and leaves out what this version does not know", () => {
    expect(decodeSharedServicesOutputs("shared", { ...sharedOutputs, newer: 1 })).to.deep.equal(sharedOutputs);
  });

  it("names every output that is missing or of another kind", () => {
    const { vpcId: _left, ...rest } = sharedOutputs;
    expect(() => decodeSharedServicesOutputs("shared", { ...rest, appSubnetIds: "subnet-1" })).to.throw(
      TypeError,
      /^the outputs of stack shared are not what this version expects; update that stack first\n {2}vpcId: .*\n {2}appSubnetIds: /,
    );
    expect(() => decodeSharedServicesOutputs("shared", undefined)).to.throw(TypeError, /the outputs: /);
  });

  it("refuses the outputs of another kind of stack", () => {
    expect(() => decodeEnvironmentOutputs("shared", sharedOutputs)).to.throw(TypeError, /kind: /);
  });
});
