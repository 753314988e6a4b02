import { expect } from "chai";
import { elbDeleteProtect } from "../../../../../policy-packs/guardrails/rules/load-balancing/elb-delete-protect";
import { alone, resource, unknown } from "../../decide";

const answer = (props: object, environment = "prod") =>
  alone(elbDeleteProtect, resource("aws:lb/loadBalancer:LoadBalancer", { ...props }), environment);
const refused = ["violation enableDeletionProtection: the load balancer can be deleted by mistake"];

describe("elb-delete-protect (K-15, C-069)", () => {
  it("in production a load balancer is protected", () => {
    expect(answer({ enableDeletionProtection: true })).to.deep.equal([]);
    expect(answer({ enableDeletionProtection: false })).to.deep.equal(refused);
    expect(answer({ loadBalancerType: "network" }, "prod-pci")).to.deep.equal(refused);
    expect(answer({}, "dev")).to.deep.equal([]);
  });

  it("what is not known is no pass", () => {
    expect(answer({ enableDeletionProtection: unknown })[0]).to.match(/^unknown enableDeletionProtection: /);
  });
});
