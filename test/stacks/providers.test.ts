import { expect } from "chai";
import { makeProviders } from "../../stacks/providers";
import { record } from "../support/pulumi-mocks";
import { devSettings } from "../support/settings";

async function awsProvider(settings: Parameters<typeof makeProviders>[0]): Promise<Record<string, unknown>> {
  const { recorded } = await record(() => makeProviders(settings, false));
  const inputs = recorded.ofType("pulumi:providers:aws")[0]?.inputs ?? {};
  // A provider's own configuration travels as JSON texts.
  return Object.fromEntries(
    Object.entries(inputs).map(([key, value]) => [
      key,
      /^[[{]/.test(String(value)) ? JSON.parse(String(value)) : value,
    ]),
  );
}

describe("makeProviders", () => {
  it("allow one account, reached by the deploy role, and tag everything (D-001, A-067, D-114)", async () => {
    const inputs = await awsProvider(devSettings);
    expect(inputs).to.deep.include({
      region: "us-east-1",
      allowedAccountIds: ["111111111111"],
      assumeRoles: [{ roleArn: "arn:aws:iam::111111111111:role/TerraformRole", sessionName: "causeway" }],
      defaultTags: {
        tags: {
          Environment: "dev",
          Project: "causeway",
          Owner: "platform-team",
          CostCenter: "data-collection",
          ManagedBy: "pulumi",
        },
      },
    });
    expect(inputs).not.to.have.property("s3UsePathStyle");
  });

  it("use the caller's own credentials where no role is given", async () => {
    expect(await awsProvider({ ...devSettings, deployRoleArn: undefined })).not.to.have.property("assumeRoles");
  });

  it("address buckets by path on an emulator, which has one host name", async () => {
    expect((await awsProvider({ ...devSettings, target: "local" }))["s3UsePathStyle"]).to.equal("true");
  });

  it("make the eks provider for clusters only", async () => {
    const typesWith = async (hasCluster: boolean): Promise<string[]> => {
      const { recorded } = await record(() => makeProviders(devSettings, hasCluster));
      return recorded.resources.map(({ type }) => type).toSorted();
    };
    expect(await typesWith(true)).to.deep.equal([
      "pulumi:providers:aws",
      "pulumi:providers:awsx",
      "pulumi:providers:eks",
    ]);
    expect(await typesWith(false)).to.deep.equal(["pulumi:providers:aws", "pulumi:providers:awsx"]);
  });
});
