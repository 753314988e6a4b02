import { expect } from "chai";
import type { ResourceFacts } from "../../../../lib/guardrail-pack";
import { readResource } from "../../../../policy-packs/guardrails/facts/resource";
import { stackOf } from "../../../../policy-packs/guardrails/facts/stack";
import { UNKNOWN } from "../../../../policy-packs/guardrails/facts/value";
import { BUCKET } from "../../../../policy-packs/guardrails/services/buckets";
import { BUCKET_LOGGING, receivesLogs } from "../../../../policy-packs/guardrails/services/log-buckets";
import { resource, unknown } from "../decide";

const logs = resource(BUCKET, { bucket: "logs" }, { name: "logs" });
const receives = (...others: readonly ResourceFacts[]) => {
  const stack = stackOf([logs, ...others].map((each) => readResource(each)));
  const [of] = stack.resources;
  return of === undefined ? undefined : receivesLogs(stack, of);
};
const balancer = (props: object, type = "aws:lb/loadBalancer:LoadBalancer") => resource(type, { ...props });

describe("buckets that access logs are written to", () => {
  it("by buckets, in a resource of their own or inline", () => {
    expect(receives(resource(BUCKET_LOGGING, { bucket: "data", targetBucket: "logs" }))).to.equal(true);
    expect(receives(resource(BUCKET, { bucket: "data", logging: { targetBucket: "logs" } }))).to.equal(true);
    expect(receives(resource(BUCKET, { bucket: "data", loggings: [{ targetBucket: "logs" }] }))).to.equal(true);
    expect(receives(resource(BUCKET_LOGGING, { bucket: "data", targetBucket: "other" }))).to.equal(false);
  });

  it("by load balancers whose logs are on", () => {
    expect(receives(balancer({ accessLogs: { bucket: "logs", enabled: true } }))).to.equal(true);
    expect(receives(balancer({ connectionLogs: { bucket: "logs" } }, "aws:alb/loadBalancer:LoadBalancer"))).to.equal(
      true,
    );
    expect(receives(balancer({ accessLogs: { bucket: "logs", enabled: false } }))).to.equal(false);
  });

  it("not by itself", () => {
    expect(receives(resource(BUCKET_LOGGING, { bucket: "logs", targetBucket: "logs" }))).to.equal(false);
    expect(receives()).to.equal(false);
  });

  it("perhaps, where the destination is not known", () => {
    expect(receives(resource(BUCKET_LOGGING, { bucket: "data", targetBucket: unknown }))).to.equal(UNKNOWN);
    const other = resource(BUCKET, { bucket: "other" }, { name: "other" });
    const elsewhere = { propertyDependencies: { targetBucket: [other.urn] } };
    expect(receives(other, resource(BUCKET_LOGGING, { targetBucket: unknown }, elsewhere))).to.equal(false);
    for (const property of ["logging", "loggings"]) {
      const more = { name: "data", propertyDependencies: { [property]: [logs.urn] } };
      expect(receives(resource(BUCKET, { [property]: { targetBucket: unknown } }, more))).to.equal(true);
    }
    const on = { propertyDependencies: { targetBucket: [logs.urn] } };
    expect(receives(resource(BUCKET_LOGGING, { bucket: "data", targetBucket: unknown }, on))).to.equal(true);
  });
});
