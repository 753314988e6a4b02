import { expect } from "chai";
import { otherPolicies } from "../../../../../policy-packs/guardrails/iam/resource-policies";
import { resourcePolicyPublic } from "../../../../../policy-packs/guardrails/rules/identity/resource-policy-public";
import { keepsPoliciesClosed } from "../../closed-policies";
import { alone, resource, together, unknown } from "../../decide";

const SERVICE = "aws:ec2/vpcEndpointService:VpcEndpointService";
const PRINCIPAL = "aws:ec2/vpcEndpointServiceAllowedPrinciple:VpcEndpointServiceAllowedPrinciple";
const EFS = "aws:efs/fileSystemPolicy:FileSystemPolicy";
const LATTICE = "aws:vpclattice/authPolicy:AuthPolicy";

const on = (type: string, props: object) => alone(resourcePolicyPublic, resource(type, { ...props }));
const statement = (more: object) => ({ Effect: "Allow", Principal: "*", Action: "*", Resource: "*", ...more });
const text = (more: object = {}) => JSON.stringify({ Statement: [statement(more)] });
/** A value at a path of properties. */
const at = (path: string, value: unknown) =>
  path.split(".").reduceRight((inner: unknown, name) => ({ [name]: inner }), value) ?? {};

describe("resource-policy-public (A-006)", () => {
  keepsPoliciesClosed(resourcePolicyPublic, {
    policyType: "aws:dynamodb/resourcePolicy:ResourcePolicy",
    types: Object.entries(otherPolicies)
      .filter(([, path]) => path === "policy")
      .map(([type]) => type),
  });

  for (const [type, path] of Object.entries(otherPolicies)) {
    it(`reads ${path} of ${type}`, () => {
      expect(on(type, at(path, text()))).to.deep.equal([
        `violation ${path}.Statement[0]: the statement lets everybody in`,
      ]);
      expect(on(type, at(path, text({ Principal: { AWS: "111111111111" } })))).to.deep.equal([]);
      expect(on(type, at(path, unknown))).to.deep.equal([
        `unknown ${path}: whom the policy lets in is not known; decided at the update`,
      ]);
    });
  }

  it("leaves the policies of APIs alone: their methods say who calls", () => {
    expect(on("aws:apigateway/restApiPolicy:RestApiPolicy", { policy: text() })).to.deep.equal([]);
  });

  describe("file systems, which are mounted from a network that reaches them", () => {
    const mount = ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"];
    const efs = (Condition: object, Action: unknown = "*") => on(EFS, { policy: text({ Condition, Action }) });

    it("accepts who comes by a mount target or an access point, or mounts by TLS", () => {
      expect(efs({ Bool: { "elasticfilesystem:AccessedViaMountTarget": "true" } })).to.deep.equal([]);
      expect(efs({ Bool: { "aws:SecureTransport": "true" } }, mount)).to.deep.equal([]);
      const point = "arn:aws:elasticfilesystem:us-east-1:111111111111:access-point/fsap-1";
      expect(efs({ StringEquals: { "elasticfilesystem:AccessPointArn": point } })).to.deep.equal([]);
    });

    it("refuses what fences off nobody", () => {
      for (const [condition, action] of [
        [{ Bool: { "elasticfilesystem:AccessedViaMountTarget": "false" } }, "*"],
        [{ BoolIfExists: { "elasticfilesystem:AccessedViaMountTarget": "true" } }, "*"],
        [{ Bool: { "aws:SecureTransport": "true" } }, "*"],
        [{ StringLike: { "elasticfilesystem:AccessPointArn": "*" } }, mount],
        [{}, mount],
      ] as const) {
        expect(efs(condition, action), JSON.stringify(condition)).to.have.length(1);
      }
    });

    it("a fence that is not known is no pass", () => {
      const policy = {
        Statement: statement({ Condition: { Bool: { "aws:SecureTransport": unknown } }, Action: mount }),
      };
      expect(on(EFS, { policy })[0]).to.match(/^unknown policy.Statement/);
    });

    it("the same condition is no fence of a table", () => {
      const policy = text({ Condition: { Bool: { "aws:SecureTransport": "true" } }, Action: mount });
      expect(on("aws:dynamodb/resourcePolicy:ResourcePolicy", { policy })).to.have.length(1);
    });
  });

  it("a service of Lattice may be for everybody who says who they are, or for a network", () => {
    for (const Condition of [
      { StringNotEqualsIgnoreCase: { "aws:PrincipalType": "anonymous" } },
      { StringEquals: { "vpc-lattice-svcs:SourceVpc": "vpc-1" } },
      { StringEquals: { "vpc-lattice-svcs:SourceVpcOwnerAccount": ["111111111111"] } },
    ]) {
      expect(on(LATTICE, { policy: text({ Condition }) })).to.deep.equal([]);
    }
    const any = { StringLike: { "vpc-lattice-svcs:SourceVpc": ["vpc-1", "*"] } };
    expect(on(LATTICE, { policy: text({ Condition: any }) })).to.have.length(1);
    expect(on(LATTICE, { policy: text() })).to.have.length(1);
  });

  it("a bus is for accounts that are named, or for one organisation", () => {
    const bus = (props: object) => on("aws:cloudwatch/eventPermission:EventPermission", props);
    expect(bus({ principal: "*" })).to.deep.equal(["violation principal: everybody may send events to the bus"]);
    expect(bus({ principal: "*", condition: { key: "aws:PrincipalOrgID", value: "o-*" } })).to.have.length(1);
    expect(bus({ principal: "*", condition: { key: "aws:PrincipalOrgID", value: "o-abc" } })).to.deep.equal([]);
    expect(bus({ principal: "111111111111" })).to.deep.equal([]);
    expect(bus({ principal: unknown })[0]).to.match(/^unknown principal: /);
    expect(bus({ principal: "*", condition: { value: unknown } })[0]).to.match(/^unknown principal: /);
  });

  it("a service for every network asks before one is connected", () => {
    const service = (props: object) => on(SERVICE, { allowedPrincipals: ["*"], ...props });
    const refused = "everybody may connect a network to the service, and nobody is asked";
    expect(service({ acceptanceRequired: false })).to.deep.equal([`violation allowedPrincipals: ${refused}`]);
    expect(service({ acceptanceRequired: true })).to.deep.equal([]);
    expect(service({ acceptanceRequired: false, allowedPrincipals: ["arn:aws:iam::1:root"] })).to.deep.equal([]);
    expect(service({ acceptanceRequired: unknown })[0]).to.match(/^unknown allowedPrincipals: /);
    expect(service({ acceptanceRequired: false, allowedPrincipals: [unknown] })[0]).to.match(/^unknown /);
  });

  it("so does one whose principal is a resource of its own", () => {
    const made = (acceptanceRequired: boolean) =>
      resource(SERVICE, { id: "vpce-svc-1", acceptanceRequired }, { name: "service" });
    const whole = (principalArn: string, ...services: readonly ReturnType<typeof made>[]) =>
      together(resourcePolicyPublic, [
        ...services,
        resource(PRINCIPAL, { vpcEndpointServiceId: "vpce-svc-1", principalArn }),
      ]);
    expect(whole("*", made(false))).to.deep.equal([
      "violation it principalArn: everybody may connect a network to the service, and nobody is asked",
    ]);
    expect(whole("*", made(true))).to.deep.equal([]);
    expect(whole("arn:aws:iam::111111111111:root", made(false))).to.deep.equal([]);
    expect(whole("*")[0]).to.match(/^unknown it principalArn: .*whether it asks first is not said/);
  });

  it("the whole stack says again what a resource alone proves", () => {
    const facts = resource("aws:glue/resourcePolicy:ResourcePolicy", { policy: text() });
    expect(together(resourcePolicyPublic, [facts])).to.have.length(1);
    expect(
      together(resourcePolicyPublic, [{ ...facts, props: { policy: text({ Principal: { AWS: "111111111111" } }) } }]),
    ).to.deep.equal([]);
  });

  it("what builds tell and make is not for everybody", () => {
    const build = (projectVisibility?: unknown) =>
      on("aws:codebuild/project:Project", projectVisibility === undefined ? {} : { projectVisibility });
    expect(build("PUBLIC_READ")).to.deep.equal([
      "violation projectVisibility: everybody reads what the builds tell and make",
    ]);
    expect(build("PRIVATE")).to.deep.equal([]);
    expect(build()).to.deep.equal([]);
    expect(build(unknown)).to.have.length(1);
    const facts = resource("aws:codebuild/project:Project", { projectVisibility: "PUBLIC_READ" });
    expect(together(resourcePolicyPublic, [facts])).to.have.length(1);
  });
});
