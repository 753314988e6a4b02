import { expect } from "chai";
import { protectStateful } from "../../../../../policy-packs/guardrails/rules/governance/protect-stateful";
import { alone, resource } from "../../decide";

const answer = (type: string, options: object | undefined, props: object = {}, environment = "prod") =>
  alone(protectStateful, resource(`aws:${type}`, { ...props }, options === undefined ? {} : { options }), environment);
const refused = ["violation : the engine deletes the resource with its data when the program no longer has it"];

describe("protect-stateful (K-15, C-069)", () => {
  for (const type of [
    "docdb/cluster:Cluster",
    "dynamodb/table:Table",
    "efs/fileSystem:FileSystem",
    "msk/cluster:Cluster",
    "neptune/cluster:Cluster",
    "opensearch/domain:Domain",
    "rds/cluster:Cluster",
    "rds/instance:Instance",
    "redshift/cluster:Cluster",
  ]) {
    it(`${type} is protected or kept in production`, () => {
      expect(answer(type, {})).to.deep.equal(refused);
      expect(answer(type, { protect: false, retainOnDelete: false }, {}, "prod-pci")).to.deep.equal(refused);
      expect(answer(type, { protect: true })).to.deep.equal([]);
      expect(answer(type, { retainOnDelete: true })).to.deep.equal([]);
      for (const environment of ["dev", "staging"]) expect(answer(type, {}, {}, environment)).to.deep.equal([]);
    });
  }

  it("what AWS does not delete is kept: a protected database, a bucket that has to be empty", () => {
    expect(answer("rds/instance:Instance", {}, { deletionProtection: true })).to.deep.equal([]);
    expect(answer("dynamodb/table:Table", {}, { deletionProtectionEnabled: "true" })).to.deep.equal([]);
    for (const type of ["s3/bucket:Bucket", "s3/bucketV2:BucketV2"]) {
      expect(answer(type, {})).to.deep.equal([]);
      expect(answer(type, {}, { forceDestroy: true })).to.deep.equal(refused);
    }
  });

  it("copies of a database hold nothing that is not elsewhere", () => {
    expect(answer("rds/instance:Instance", {}, { replicateSourceDb: "source" })).to.deep.equal([]);
    expect(answer("rds/instance:Instance", {}, { replicateSourceDb: "" })).to.deep.equal(refused);
  });

  it("what has no data is not asked", () => {
    expect(answer("ec2/vpc:Vpc", {})).to.deep.equal([]);
  });

  it("options that are not told are no pass", () => {
    const open = ["unknown : whether the resource is kept is not known; decided at the update"];
    expect(answer("efs/fileSystem:FileSystem", undefined)).to.deep.equal(open);
    expect(answer("s3/bucket:Bucket", {}, { forceDestroy: { unknown: true } })).to.deep.equal(open);
  });
});
