import { expect } from "chai";
import { emrBlockPublic } from "../../../../../policy-packs/guardrails/rules/compute/emr-block-public";
import { alone, resource, unknown } from "../../decide";

const TYPE = "aws:emr/blockPublicAccessConfiguration:BlockPublicAccessConfiguration";
const block = (props: object) => alone(emrBlockPublic, resource(TYPE, { ...props }));
const RANGES = "permittedPublicSecurityGroupRuleRanges";

describe("emr-block-public", () => {
  it("the block is on", () => {
    expect(block({ blockPublicSecurityGroupRules: false })).to.deep.equal([
      "violation blockPublicSecurityGroupRules: clusters may be open to the internet",
    ]);
    expect(block({ blockPublicSecurityGroupRules: true })).to.deep.equal([]);
    expect(block({ blockPublicSecurityGroupRules: unknown })).to.have.length(1);
  });

  it("and leaves no port out, whichever", () => {
    const ranges = [{ minRange: 22, maxRange: 22 }, { minRange: 100 }];
    expect(block({ blockPublicSecurityGroupRules: true, [RANGES]: ranges })).to.deep.equal(
      [0, 1].map(
        (index) =>
          `violation ${RANGES}[${index}]: clusters may be open to the internet at the ports that are left out of the block`,
      ),
    );
    expect(block({ blockPublicSecurityGroupRules: true, [RANGES]: [] })).to.deep.equal([]);
    expect(block({ blockPublicSecurityGroupRules: true, [RANGES]: unknown })).to.deep.equal([
      `unknown ${RANGES}: which ports are left out of the block is not known; decided at the update`,
    ]);
  });
});
