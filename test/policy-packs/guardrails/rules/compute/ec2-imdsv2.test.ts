import { expect } from "chai";
import { ec2Imdsv2 } from "../../../../../policy-packs/guardrails/rules/compute/ec2-imdsv2";
import { alone, resource, together, unknown } from "../../decide";

const INSTANCE = "aws:ec2/instance:Instance";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const DEFAULTS = "aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults";
const types = [
  INSTANCE,
  "aws:ec2/spotInstanceRequest:SpotInstanceRequest",
  TEMPLATE,
  "aws:ec2/launchConfiguration:LaunchConfiguration",
];
const options = (metadataOptions: unknown) => ({ metadataOptions });
const optional = "metadataOptions.httpTokens: the metadata service answers without a session token (IMDSv1)";
const required = resource(TEMPLATE, options({ httpTokens: "required" }), { name: "template" });
const machine = (props: object) => resource(INSTANCE, { ...props });
const defaults = (props: object, more: object = {}) => resource(DEFAULTS, { ...props }, { name: "all", ...more });

describe("ec2-imdsv2 (D-018, D-082, C-017)", () => {
  for (const type of types) {
    it(`${type}: optional tokens are refused, required ones accepted`, () => {
      expect(alone(ec2Imdsv2, resource(type, options({ httpTokens: "optional" })))).to.deep.equal([
        `violation ${optional}`,
      ]);
      for (const accepted of [
        { httpTokens: "required" },
        { httpTokens: "REQUIRED" },
        [{ httpTokens: "required" }],
        { httpEndpoint: "disabled" },
        { httpEndpoint: "disabled", httpTokens: "optional" },
      ]) {
        expect(alone(ec2Imdsv2, resource(type, options(accepted)))).to.deep.equal([]);
        expect(together(ec2Imdsv2, [resource(type, options(accepted))])).to.deep.equal([]);
      }
    });

    it(`${type}: nothing set is refused where the whole stack is seen, for that is what AWS does`, () => {
      for (const props of [{}, options({}), options({ httpEndpoint: "enabled" })]) {
        expect(alone(ec2Imdsv2, resource(type, props))).to.deep.equal([]);
        expect(together(ec2Imdsv2, [resource(type, props)])).to.deep.equal([
          `violation it ${optional}: nothing is set`,
        ]);
      }
    });
  }

  it("the account's default counts, in its region and its account", () => {
    const set = defaults({ httpTokens: "required", region: "us-east-1" });
    expect(together(ec2Imdsv2, [machine({ region: "us-east-1" }), set])).to.deep.equal([]);
    expect(together(ec2Imdsv2, [machine({ region: "eu-west-1" }), set])).to.have.length(1);
    const other = { type: "pulumi:providers:aws", props: { region: "us-east-1", profile: "other" } };
    const there = defaults({ httpTokens: "required" }, { provider: other });
    const here = { ...other, props: { region: "us-east-1" } };
    expect(together(ec2Imdsv2, [resource(INSTANCE, {}, { provider: here }), there])).to.have.length(1);
    expect(together(ec2Imdsv2, [resource(INSTANCE, {}, { provider: other }), there])).to.deep.equal([]);
    expect(together(ec2Imdsv2, [machine({}), defaults({ httpTokens: "no-preference" })])).to.have.length(1);
    expect(together(ec2Imdsv2, [machine(options({ httpTokens: "optional" })), set])).to.deep.equal([
      `violation it ${optional}`,
    ]);
  });

  it("the account's default must not switch tokens off", () => {
    const message = "unless a machine says otherwise, the metadata service answers without a session token (IMDSv1)";
    expect(alone(ec2Imdsv2, defaults({ httpTokens: "optional" }))).to.deep.equal([`violation httpTokens: ${message}`]);
    expect(alone(ec2Imdsv2, defaults({ httpTokens: "required" }))).to.deep.equal([]);
  });

  it("a launch template of the stack decides for its machines, one of another stack does not", () => {
    const byName = resource(TEMPLATE, { name: "t", ...options({ httpTokens: "required" }) }, { name: "template" });
    expect(together(ec2Imdsv2, [machine({ launchTemplate: { name: "t" } }), byName])).to.deep.equal([]);
    const dependent = resource(
      INSTANCE,
      { launchTemplate: { id: unknown } },
      { propertyDependencies: { launchTemplate: [required.urn] } },
    );
    expect(together(ec2Imdsv2, [dependent, required])).to.deep.equal([]);
    expect(together(ec2Imdsv2, [machine({ launchTemplate: { id: "lt-1" } })])).to.deep.equal([
      `violation it ${optional}: nothing is set, and the launch template is not of this stack`,
    ]);
    expect(together(ec2Imdsv2, [machine({ launchTemplate: {} })])).to.have.length(1);
  });

  it("a spot fleet's own machines cannot ask for tokens: only the account's default can", () => {
    const fleet = (props: object) => resource("aws:ec2/spotFleetRequest:SpotFleetRequest", { ...props });
    const own = fleet({ launchSpecifications: [{ ami: "ami-1" }] });
    expect(together(ec2Imdsv2, [own])).to.deep.equal([
      `violation it launchSpecifications[0].${optional}: nothing is set`,
    ]);
    expect(together(ec2Imdsv2, [own, defaults({ httpTokens: "required" })])).to.deep.equal([]);
    expect(
      together(ec2Imdsv2, [fleet({ launchTemplateConfigs: [{ launchTemplateSpecification: {} }] })]),
    ).to.deep.equal([]);
    expect(together(ec2Imdsv2, [fleet({ launchSpecifications: unknown })])[0]).to.match(/^unknown /);
  });

  it("what is not known is no pass", () => {
    const said = "metadataOptions.httpTokens: whether a session token is required is not known; decided at the update";
    for (const value of [unknown, { httpTokens: unknown }, { httpEndpoint: unknown, httpTokens: "optional" }]) {
      expect(alone(ec2Imdsv2, machine(options(value)))).to.deep.equal([`unknown ${said}`]);
    }
    expect(alone(ec2Imdsv2, machine(options({ httpEndpoint: unknown, httpTokens: "required" })))).to.deep.equal([]);
    expect(together(ec2Imdsv2, [machine({ launchTemplate: unknown })])).to.deep.equal([
      "unknown it launchTemplate: which launch template decides is not known; decided at the update",
    ]);
    expect(together(ec2Imdsv2, [machine({}), defaults({ httpTokens: unknown })])).to.deep.equal([
      "unknown it metadataOptions.httpTokens: the account's default for session tokens is not known; decided at the update",
    ]);
  });

  it("Karpenter's machines require tokens unless their class says otherwise", () => {
    for (const version of ["v1", "v1beta1"]) {
      const nodeClass = (metadataOptions: unknown) =>
        resource(`kubernetes:karpenter.k8s.aws/${version}:EC2NodeClass`, { spec: { metadataOptions } });
      expect(alone(ec2Imdsv2, nodeClass({ httpTokens: "optional" }))).to.deep.equal([`violation spec.${optional}`]);
      expect(together(ec2Imdsv2, [nodeClass({ httpTokens: "optional" })])).to.deep.equal([
        `violation it spec.${optional}`,
      ]);
      expect(alone(ec2Imdsv2, nodeClass({ httpTokens: "required" }))).to.deep.equal([]);
      expect(alone(ec2Imdsv2, nodeClass({}))).to.deep.equal([]);
      expect(together(ec2Imdsv2, [nodeClass({})])).to.deep.equal([]);
      expect(alone(ec2Imdsv2, nodeClass(unknown))[0]).to.match(/^unknown spec\.metadataOptions\.httpTokens: /);
    }
  });
});
