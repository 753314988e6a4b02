import { expect } from "chai";
import { elbLogs } from "../../../../../policy-packs/guardrails/rules/load-balancing/elb-logs";
import { alone, resource, unknown } from "../../decide";

const BALANCER = "aws:lb/loadBalancer:LoadBalancer";
const CLASSIC = "aws:elb/loadBalancer:LoadBalancer";
const answer = (props: object, type = BALANCER) => alone(elbLogs, resource(type, { ...props }));
const refused = ["violation accessLogs.enabled: no access logs are kept"];

describe("elb-logs (D-014)", () => {
  it("the newer kind keeps logs where it is told to; a bucket alone does not do it", () => {
    expect(answer({ accessLogs: { bucket: "logs", enabled: true } })).to.deep.equal([]);
    expect(
      answer({ accessLogs: [{ bucket: "logs", enabled: "true" }] }, "aws:alb/loadBalancer:LoadBalancer"),
    ).to.deep.equal([]);
    expect(answer({ accessLogs: { bucket: "logs" } })).to.deep.equal(refused);
    expect(answer({ accessLogs: { bucket: "logs", enabled: false } })).to.deep.equal(refused);
    expect(answer({ accessLogs: { enabled: true } })).to.deep.equal(refused);
    expect(answer({})).to.deep.equal(refused);
    expect(answer({ loadBalancerType: "network" })).to.deep.equal(refused);
  });

  it("the older kind keeps them once it has a bucket", () => {
    expect(answer({ accessLogs: { bucket: "logs" } }, CLASSIC)).to.deep.equal([]);
    expect(answer({ accessLogs: { bucket: "logs", enabled: false } }, CLASSIC)).to.deep.equal(refused);
    expect(answer({}, CLASSIC)).to.deep.equal(refused);
  });

  it("a gateway has none", () => {
    expect(answer({ loadBalancerType: "gateway" })).to.deep.equal([]);
    expect(answer({ loadBalancerType: unknown })).to.deep.equal([
      "unknown loadBalancerType: no access logs are kept; whether it has to be otherwise is not known; decided at the update",
    ]);
  });

  it("what is not known is no pass; a bucket that is not known yet is there", () => {
    expect(answer({ accessLogs: unknown })).to.deep.equal([
      "unknown accessLogs: whether access logs are kept is not known; decided at the update",
    ]);
    expect(answer({ accessLogs: { bucket: "logs", enabled: unknown } })).to.deep.equal([
      "unknown accessLogs.enabled: whether access logs are kept is not known; decided at the update",
    ]);
    expect(answer({ accessLogs: { bucket: unknown, enabled: true } })).to.deep.equal([]);
  });
});
