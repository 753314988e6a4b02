import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { root } from "../../automation/launch/bundle";
import { openProviders } from "../../simulator/providers";

describe("openProviders", () => {
  const { providers } = openProviders(root);

  it("answers for four packages, in the versions that are installed", () => {
    const manifest: { dependencies: Record<string, string> } = JSON.parse(
      fs.readFileSync(path.join(root, "package.json"), "utf8"),
    );
    const installed = Object.fromEntries(providers.map(({ name }) => [name, manifest.dependencies[`@pulumi/${name}`]]));
    expect(Object.fromEntries(providers.map(({ name, version }) => [name, version]))).to.deep.equal(installed);
    expect(Object.keys(installed)).to.deep.equal(["aws", "awsx", "eks", "kubernetes"]);
  });

  it("names the nearest type to a wrong one", async () => {
    const [aws] = providers;
    expect(await aws?.facts.of("aws:ec2/vpcs:Vpcs")).to.equal(undefined);
    expect(await aws?.facts.nearest("aws:ec2/vpcs:Vpcs")).to.equal("aws:ec2/vpc:Vpc");
  });
});
