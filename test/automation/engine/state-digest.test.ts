import { expect } from "chai";
import { stateDigest } from "../../../automation/engine/state-digest";
import { quietContext, writeState } from "../../support/command-context";
import { temporaryFolder } from "../../support/temporary-folder";

describe("the digest of a stack's state", () => {
  const folder = temporaryFolder();
  const vpc = { urn: "urn:vpc", type: "aws:ec2/vpc:Vpc", id: "vpc-1", custom: true, inputs: { cidr: "10.0.0.0/16" } };
  const digestOf = (name: string, resources: readonly object[]) => {
    const context = quietContext(`${folder()}/${name}`);
    writeState(context, "dev", resources);
    return stateDigest(context.home.state, "dev");
  };

  it("of a stack that was never made, or holds nothing, is `empty`", () => {
    expect(stateDigest(quietContext(folder()).home.state, "dev")).to.equal("empty");
    expect(digestOf("none", [])).to.equal("empty");
  });

  it("is the same whenever the resources were written, and another when one of them is", () => {
    const digest = digestOf("a", [{ ...vpc, created: "2026-01-01", modified: "2026-01-01" }]);
    expect(digestOf("b", [{ ...vpc, created: "2026-02-02", modified: "2026-03-03" }])).to.equal(digest);
    expect(digest).to.match(/^[0-9a-f]{64}$/);
    expect(digestOf("c", [{ ...vpc, id: "vpc-2" }])).not.to.equal(digest);
    expect(digestOf("d", [{ ...vpc, inputs: { cidr: "10.1.0.0/16" } }])).not.to.equal(digest);
    expect(digestOf("e", [vpc, { ...vpc, urn: "urn:other" }])).not.to.equal(digest);
  });
});
