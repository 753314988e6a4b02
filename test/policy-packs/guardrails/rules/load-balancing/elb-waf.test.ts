import { expect } from "chai";
import { elbWaf } from "../../../../../policy-packs/guardrails/rules/load-balancing/elb-waf";
import { resource, together, unknown } from "../../decide";

const BALANCER = "aws:lb/loadBalancer:LoadBalancer";
const ASSOCIATION = "aws:wafv2/webAclAssociation:WebAclAssociation";
const balancer = (props: object = {}) => resource(BALANCER, { arn: "arn:lb", ...props }, { name: "balancer" });
const association = (resourceArn: unknown, on: string[] = []) =>
  resource(
    ASSOCIATION,
    { resourceArn, webAclArn: "arn:acl" },
    { name: "link", propertyDependencies: { resourceArn: on } },
  );
const answer = (...facts: Parameters<typeof together>[1]) => together(elbWaf, facts);
const refused = ["violation balancer : the load balancer faces the internet without a web ACL"];

describe("elb-waf (D-025)", () => {
  it("a load balancer that faces the internet, as it does unless it says otherwise, has a web ACL", () => {
    expect(answer(balancer())).to.deep.equal(refused);
    expect(answer(balancer({ internal: false, loadBalancerType: "application" }))).to.deep.equal(refused);
    expect(answer(balancer(), association("arn:lb"))).to.deep.equal([]);
    expect(answer(balancer(), association("arn:other"))).to.deep.equal(refused);
  });

  it("an internal one, and those that read no requests, need none", () => {
    expect(answer(balancer({ internal: true }))).to.deep.equal([]);
    expect(answer(balancer({ loadBalancerType: "network" }), balancer({ loadBalancerType: "gateway" }))).to.deep.equal(
      [],
    );
  });

  it("an internal one that an accelerator leads to faces the internet", () => {
    const group = (endpointId: string) =>
      resource("aws:globalaccelerator/endpointGroup:EndpointGroup", { endpointConfigurations: [{ endpointId }] });
    const internal = balancer({ internal: true });
    expect(answer(internal, group("arn:lb"))).to.deep.equal(refused);
    expect(answer(internal, group("arn:lb"), association("arn:lb"))).to.deep.equal([]);
    expect(answer(internal, group("arn:other"))).to.deep.equal([]);
  });

  it("joins by dependencies while ARNs are not known", () => {
    const fresh = balancer({ arn: undefined });
    expect(answer(fresh, association(unknown, [fresh.urn]))).to.deep.equal([]);
    expect(answer(fresh, association(unknown))).to.deep.equal([
      "unknown balancer : whether the web ACL of link is for this load balancer is not known; decided at the update",
    ]);
  });

  it("what is not known is no pass", () => {
    expect(answer(balancer({ internal: unknown }))).to.deep.equal([
      "unknown balancer internal: whether the load balancer faces the internet is not known; decided at the update",
    ]);
    expect(answer(balancer({ loadBalancerType: unknown }))).to.deep.equal([
      "unknown balancer loadBalancerType: whether the load balancer reads requests is not known; decided at the update",
    ]);
  });

  it("a web ACL has a rule, or refuses what none lets through", () => {
    const acl = (props: object) =>
      resource(
        "aws:wafv2/webAcl:WebAcl",
        { scope: "REGIONAL", defaultAction: { allow: {} }, ...props },
        { name: "acl" },
      );
    const empty = ["violation acl rules: the web ACL has no rule: it lets everything through"];
    expect(answer(acl({}))).to.deep.equal(empty);
    expect(answer(acl({ rules: [] }))).to.deep.equal(empty);
    for (const filled of [
      { rules: [{ name: "common" }] },
      { rules: unknown },
      { ruleJson: "[]" },
      { defaultAction: { block: {} } },
    ]) {
      expect(answer(acl(filled))).to.deep.equal([]);
    }
    const more = resource("aws:wafv2/webAclRuleGroupAssociation:WebAclRuleGroupAssociation", { webAclArn: "arn:acl" });
    expect(answer(acl({}), more)).to.deep.equal([]);
  });
});
