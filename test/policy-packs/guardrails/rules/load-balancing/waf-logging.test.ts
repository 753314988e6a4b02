import { expect } from "chai";
import { wafLogging } from "../../../../../policy-packs/guardrails/rules/load-balancing/waf-logging";
import { resource, together, unknown } from "../../decide";

const LOGGING = "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration";
const acl = (props: object = { arn: "arn:acl" }) => resource("aws:wafv2/webAcl:WebAcl", { ...props }, { name: "acl" });
const logging = (props: object, on: string[] = []) =>
  resource(
    LOGGING,
    { logDestinationConfigs: ["arn:logs"], ...props },
    { name: "logging", propertyDependencies: { resourceArn: on } },
  );
const answer = (...facts: Parameters<typeof together>[1]) => together(wafLogging, facts);
const refused = ["violation acl : the web ACL logs nothing"];

describe("waf-logging (D-025, D-014)", () => {
  it("a web ACL logs somewhere", () => {
    expect(answer(acl())).to.deep.equal(refused);
    expect(answer(acl(), logging({ resourceArn: "arn:acl" }))).to.deep.equal([]);
    expect(answer(acl(), logging({ resourceArn: "arn:other" }))).to.deep.equal(refused);
    expect(answer(acl(), logging({ resourceArn: "arn:acl", logDestinationConfigs: [] }))).to.deep.equal(refused);
    expect(answer(acl(), logging({ resourceArn: "arn:acl", logDestinationConfigs: unknown }))).to.deep.equal([]);
  });

  it("joins by dependencies; what is not known is no pass", () => {
    const fresh = acl({});
    expect(answer(fresh, logging({ resourceArn: unknown }, [fresh.urn]))).to.deep.equal([]);
    expect(answer(fresh, logging({ resourceArn: unknown }))).to.deep.equal([
      "unknown acl : whether logging logs for this web ACL is not known; decided at the update",
    ]);
  });
});
