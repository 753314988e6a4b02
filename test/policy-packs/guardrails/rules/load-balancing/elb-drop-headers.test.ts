import { expect } from "chai";
import { elbDropHeaders } from "../../../../../policy-packs/guardrails/rules/load-balancing/elb-drop-headers";
import { alone, resource, unknown } from "../../decide";

const answer = (props: object) => alone(elbDropHeaders, resource("aws:alb/loadBalancer:LoadBalancer", { ...props }));
const refused = ["violation dropInvalidHeaderFields: invalid headers are passed on"];

describe("elb-drop-headers", () => {
  it("invalid headers are dropped, which AWS does not do by itself", () => {
    expect(answer({ dropInvalidHeaderFields: true })).to.deep.equal([]);
    expect(answer({ dropInvalidHeaderFields: false })).to.deep.equal(refused);
    expect(answer({ loadBalancerType: "application" })).to.deep.equal(refused);
    expect(answer({})).to.deep.equal(refused);
  });

  it("load balancers that read no requests have no headers", () => {
    expect(answer({ loadBalancerType: "network" })).to.deep.equal([]);
    expect(answer({ loadBalancerType: "gateway" })).to.deep.equal([]);
  });

  it("what is not known is no pass", () => {
    expect(answer({ dropInvalidHeaderFields: unknown })[0]).to.match(/^unknown dropInvalidHeaderFields: /);
    expect(answer({ loadBalancerType: unknown })).to.deep.equal([
      "unknown loadBalancerType: invalid headers are passed on; whether it has to be otherwise is not known; decided at the update",
    ]);
    expect(answer({ loadBalancerType: unknown, dropInvalidHeaderFields: true })).to.deep.equal([]);
  });
});
