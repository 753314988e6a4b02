import { expect } from "chai";
import { osPrivate } from "../../../../../policy-packs/guardrails/rules/databases/os-private";
import { alone, resource, together, unknown } from "../../decide";

const DOMAIN = "aws:opensearch/domain:Domain";
const domain = (props: object, type = DOMAIN) =>
  resource(type, { domainName: "search", id: "search", ...props }, { name: "search" });
const on = (props: object, ...others: ReturnType<typeof resource>[]) => together(osPrivate, [domain(props), ...others]);
const separate = (props: object, type = "aws:opensearch/domainPolicy:DomainPolicy") =>
  resource(type, { ...props }, { name: "policy" });
const closed = JSON.stringify({
  Statement: { Effect: "Allow", Principal: { AWS: "111111111111" }, Action: "es:*", Resource: "*" },
});
const open = closed.replace('{"AWS":"111111111111"}', '"*"');
const refused = ["violation search accessPolicies: the domain is on the internet, and no access policy closes it"];
const opened = "violation policy accessPolicies.Statement[0]: the statement lets everybody in";

describe("os-private (E-143)", () => {
  it("accepts a domain in a VPC, whatever its policy says", () => {
    expect(on({ vpcOptions: { subnetIds: ["subnet-1"] }, accessPolicies: open })).to.deep.equal([]);
    expect(on({ vpcOptions: [{ subnetIds: [unknown] }] })).to.deep.equal([]);
  });

  it("refuses one on the internet without a policy, or with one that lets everybody in", () => {
    expect(on({})).to.deep.equal(refused);
    expect(on({ vpcOptions: { subnetIds: [] } })).to.deep.equal(refused);
    expect(on({ accessPolicies: open })).to.deep.equal(refused);
    expect(together(osPrivate, [domain({}, "aws:elasticsearch/domain:Domain")])).to.deep.equal(refused);
  });

  it("accepts a closed policy, its own or a separate one", () => {
    expect(on({ accessPolicies: closed })).to.deep.equal([]);
    expect(on({}, separate({ domainName: "search", accessPolicies: closed }))).to.deep.equal([]);
    expect(on({}, separate({ domainName: "search", accessPolicies: open }))).to.deep.equal([...refused, opened]);
    expect(on({}, separate({ domainName: "other", accessPolicies: closed }))).to.deep.equal(refused);
    const old = [
      domain({}, "aws:elasticsearch/domain:Domain"),
      separate({ domainName: "search", accessPolicies: closed }, "aws:elasticsearch/domainPolicy:DomainPolicy"),
    ];
    expect(together(osPrivate, old)).to.deep.equal([]);
  });

  it("refuses a policy for everybody beside a closed one: which of both holds, nobody knows", () => {
    const beside = (policy: string) => separate({ domainName: "search", accessPolicies: policy });
    expect(on({ accessPolicies: closed }, beside(closed))).to.deep.equal([]);
    expect(on({ accessPolicies: closed }, beside(open))).to.deep.equal([opened]);
    expect(on({ accessPolicies: open }, beside(closed))).to.deep.equal(refused);
  });

  it("refuses a policy for everybody of a domain that is made elsewhere", () => {
    for (const service of ["opensearch", "elasticsearch"]) {
      const orphan = (policy: unknown) =>
        together(osPrivate, [
          separate({ domainName: "other", accessPolicies: policy }, `aws:${service}/domainPolicy:DomainPolicy`),
        ]);
      expect(orphan(closed)).to.deep.equal([]);
      expect(orphan(open)).to.deep.equal([opened]);
      expect(orphan(unknown)).to.deep.equal([
        "unknown policy accessPolicies: whom the policy lets in is not known; decided at the update",
      ]);
    }
  });

  it("accepts a policy for everybody of a domain in a VPC, and does not know it of one that may be", () => {
    const beside = separate({ domainName: "search", accessPolicies: open });
    expect(on({ vpcOptions: { subnetIds: ["subnet-1"] } }, beside)).to.deep.equal([]);
    expect(on({ vpcOptions: unknown, accessPolicies: closed }, beside)).to.deep.equal([
      "unknown policy domainName: the statement lets everybody in, and whether the domain is in a VPC is not known; decided at the update",
    ]);
    const whose = separate({ domainName: unknown, accessPolicies: open });
    expect(on({ vpcOptions: { subnetIds: ["subnet-1"] } }, whose)[0]).to.match(/^unknown policy domainName: /);
  });

  it("accepts everybody from the addresses of an office, and refuses everybody from two halves of the internet", () => {
    const from = (ranges: string[]) => ({
      accessPolicies: {
        Statement: {
          Effect: "Allow",
          Principal: "*",
          Action: "es:*",
          Condition: { IpAddress: { "aws:SourceIp": ranges } },
        },
      },
    });
    expect(on(from(["198.51.100.0/24"]))).to.deep.equal([]);
    expect(on(from(["0.0.0.0/1", "128.0.0.0/1"]))).to.deep.equal(refused);
  });

  it("what is not known is no pass", () => {
    expect(on({ vpcOptions: unknown })).to.deep.equal([
      "unknown search vpcOptions.subnetIds: whether the domain is in a VPC is not known; decided at the update",
    ]);
    expect(on({ accessPolicies: unknown })).to.deep.equal([
      "unknown search accessPolicies: whom its policy lets in is not known; decided at the update",
    ]);
    expect(on({}, separate({ domainName: unknown, accessPolicies: closed }))[0]).to.match(/^unknown /);
  });

  describe("collections without servers", () => {
    const COLLECTIONS = "aws:opensearch/serverlessSecurityPolicy:ServerlessSecurityPolicy";
    const collections = { Rules: [{ ResourceType: "collection", Resource: ["collection/search"] }] };
    const network = (rule: object, props: object = {}) =>
      alone(osPrivate, resource(COLLECTIONS, { type: "network", policy: JSON.stringify([rule]), ...props }));

    it("are off the internet", () => {
      const message = "violation policy[0].AllowFromPublic: the collections are on the internet";
      expect(network({ ...collections, AllowFromPublic: true })).to.deep.equal([message]);
      expect(network({ ...collections, AllowFromPublic: false, SourceVPCEs: ["vpce-1"] })).to.deep.equal([]);
      expect(network({ ...collections, SourceVPCEs: ["vpce-1"] })).to.deep.equal([]);
      const policy = JSON.stringify([{ ...collections, AllowFromPublic: true }]);
      expect(together(osPrivate, [resource(COLLECTIONS, { type: "network", policy })])).to.have.length(1);
    });

    it("have dashboards for people who sign in, and keys", () => {
      expect(network({ Rules: [{ ResourceType: "dashboard" }], AllowFromPublic: true })).to.deep.equal([]);
      expect(network({}, { type: "encryption", policy: unknown })).to.deep.equal([]);
    });

    it("a policy that is not known is no pass", () => {
      expect(network({}, { policy: unknown })).to.deep.equal([
        "unknown policy: whether collections are on the internet is not known; decided at the update",
      ]);
      expect(network({}, { policy: "no document" })).to.deep.equal([]);
    });
  });
});
