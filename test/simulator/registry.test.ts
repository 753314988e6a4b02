import { expect } from "chai";
import { createRegistry, moduleOf } from "../../simulator/registry";

describe("createRegistry", () => {
  it("loads a service once, when the first of its tokens is asked for", async () => {
    const loads: string[] = [];
    const law = {};
    const registry = createRegistry({
      ec2: async () => {
        loads.push("ec2");
        return {
          laws: { "aws:ec2/vpc:Vpc": law },
          functions: { "aws:ec2/getVpc:getVpc": () => ({}) },
          secretResults: { "aws:ec2/getVpc:getVpc": ["password"] },
        };
      },
      s3: async () => {
        loads.push("s3");
        return { laws: {}, functions: {} };
      },
    });
    expect(loads).to.deep.equal([]);
    expect(await registry.law("aws:ec2/vpc:Vpc")).to.equal(law);
    expect(await registry.law("aws:ec2/subnet:Subnet")).to.equal(undefined);
    expect(await registry.function("aws:ec2/getVpc:getVpc")).to.be.a("function");
    expect(await registry.secretResults("aws:ec2/getVpc:getVpc")).to.deep.equal(["password"]);
    expect(await registry.secretResults("aws:ec2/getSubnet:getSubnet")).to.deep.equal([]);
    expect(await registry.law("aws:ec2/constructor:constructor")).to.equal(undefined);
    expect(loads).to.deep.equal(["ec2"]);
    expect([...(await registry.lawful())]).to.deep.equal(["aws:ec2/vpc:Vpc"]);
    expect(loads).to.deep.equal(["ec2", "s3"]);
  });

  it("falls back to `*`, and knows nothing of what has no service", async () => {
    const registry = createRegistry({ "*": async () => ({ laws: { "k:apps/v1:Deployment": {} }, functions: {} }) });
    expect(await registry.law("k:apps/v1:Deployment")).to.deep.equal({});
    expect(await createRegistry({}).law("aws:ec2/vpc:Vpc")).to.equal(undefined);
    expect(moduleOf("nothing")).to.equal("");
  });
});
