import { expect } from "chai";
import { composeEnvironment } from "../../stacks/environment";
import { decodeEnvironmentOutputs } from "../../stacks/outputs";
import { promised, record } from "../support/pulumi-mocks";
import { devSettings } from "../support/settings";
import { sharedOutputs } from "../support/shared-outputs";

const references = { "organization/causeway/shared": { ...sharedOutputs } };

describe("composeEnvironment", () => {
  it("gives outputs that its own decoder accepts (E-028)", async () => {
    const { result } = await record(() => composeEnvironment(devSettings), references);
    const outputs = decodeEnvironmentOutputs("dev", await promised(result));
    expect(outputs.vpcId).to.equal("vpc-mock");
    expect(outputs.kind).to.equal("environment");
  });

  it("never uses a default provider (D-001)", async () => {
    const { recorded } = await record(() => composeEnvironment(devSettings), references);
    const orphans = recorded.resources.filter(
      ({ type, provider }) => /^(aws|awsx|eks|kubernetes):/.test(type) && !provider.includes("pulumi:providers:"),
    );
    expect(orphans.map(({ name }) => name)).to.deep.equal([]);
  });
});
