import { expect } from "chai";
import { canonicalType, readResource } from "../../../../policy-packs/guardrails/facts/resource";
import { UNKNOWN } from "../../../../policy-packs/guardrails/facts/value";
import { resource, unknown } from "../decide";

describe("canonicalType", () => {
  it("turns names that mean the same into one", () => {
    expect(canonicalType("aws:alb/listener:Listener")).to.equal("aws:lb/listener:Listener");
    expect(canonicalType("aws:applicationloadbalancing/loadBalancer:LoadBalancer")).to.equal(
      "aws:lb/loadBalancer:LoadBalancer",
    );
    expect(canonicalType("aws:s3/bucketV2:BucketV2")).to.equal("aws:s3/bucket:Bucket");
    expect(canonicalType("aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2")).to.equal(
      "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
    );
  });

  it("leaves every other name alone", () => {
    for (const type of [
      "aws:lb/listener:Listener",
      "aws:s3/bucketPolicy:BucketPolicy",
      "a:b:C",
      "pulumi:pulumi:Stack",
    ]) {
      expect(canonicalType(type)).to.equal(type);
    }
  });
});

describe("readResource", () => {
  it("reads properties, the provider's as well, and fills in what is not told", () => {
    const read = readResource(
      resource("a:b:C", { x: unknown, y: 1 }, { provider: { type: "pulumi:providers:a", props: { region: unknown } } }),
    );
    expect(read).to.deep.equal({
      type: "a:b:C",
      name: "it",
      urn: "urn:pulumi:dev::test::a:b:C::it",
      props: { x: UNKNOWN, y: 1 },
      parent: "",
      provider: { type: "pulumi:providers:a", props: { region: UNKNOWN } },
      dependencies: [],
      options: undefined,
      propertyDependencies: {},
    });
  });
});
