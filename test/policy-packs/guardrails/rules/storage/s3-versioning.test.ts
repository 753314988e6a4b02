import { expect } from "chai";
import { s3Versioning } from "../../../../../policy-packs/guardrails/rules/storage/s3-versioning";
import { resource, together, unknown } from "../../decide";

const bucket = (props: object = {}, type = "aws:s3/bucket:Bucket") =>
  resource(type, { bucket: "data", ...props }, { name: "data" });
const versioning = (status: unknown) =>
  resource("aws:s3/bucketVersioning:BucketVersioning", { bucket: "data", versioningConfiguration: { status } });
const answer = (...facts: Parameters<typeof together>[1]) => together(s3Versioning, facts);
const refused = ["violation data : the bucket keeps no versions of its objects"];

describe("s3-versioning (K-01, C-020)", () => {
  it("versioned by a resource of its own, inline, or for the sake of a lock", () => {
    expect(answer(bucket(), versioning("Enabled"))).to.deep.equal([]);
    expect(answer(bucket({ versioning: { enabled: true } }))).to.deep.equal([]);
    expect(answer(bucket({ versionings: [{ enabled: true }] }, "aws:s3/bucketV2:BucketV2"))).to.deep.equal([]);
    expect(answer(bucket({ objectLockEnabled: true }))).to.deep.equal([]);
    expect(answer(bucket({ objectLockConfiguration: { objectLockEnabled: "Enabled" } }))).to.deep.equal([]);
  });

  it("not set, suspended and switched off are refused", () => {
    expect(answer(bucket())).to.deep.equal(refused);
    for (const status of ["Suspended", "Disabled"]) expect(answer(bucket(), versioning(status))).to.deep.equal(refused);
    expect(answer(bucket({ versioning: { enabled: "false" } }))).to.deep.equal(refused);
    expect(answer(bucket({ versioning: { enabled: true } }), versioning("Suspended"))).to.deep.equal(refused);
  });

  it("what is not known is no pass", () => {
    const open = (name: string) => [
      `unknown data : it depends on what is not known of ${name} whether the bucket keeps no versions of its objects; decided at the update`,
    ];
    expect(answer(bucket(), versioning(unknown))).to.deep.equal(open("it"));
    expect(answer(bucket({ versioning: unknown }))).to.deep.equal(open("data"));
    expect(answer(bucket({ objectLockConfiguration: unknown }))).to.deep.equal(open("data"));
  });
});
