import { expect } from "chai";
import { ec2HopLimit } from "../../../../../policy-packs/guardrails/rules/compute/ec2-hop-limit";
import { alone, resource, together, unknown } from "../../decide";

const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const NODES = "aws:eks/nodeGroup:NodeGroup";
const PATH = "metadataOptions.httpPutResponseHopLimit";
const template = (metadataOptions: unknown) =>
  resource(TEMPLATE, metadataOptions === undefined ? { id: "lt-1" } : { id: "lt-1", metadataOptions }, { name: "t" });
const nodes = (props: object) => resource(NODES, { ...props }, { name: "nodes" });
const from = { launchTemplate: { id: "lt-1" } };

describe("ec2-hop-limit (D-037, B-027)", () => {
  for (const type of [TEMPLATE, "aws:ec2/launchConfiguration:LaunchConfiguration"]) {
    it(`${type}: more than one hop is refused, one or none accepted`, () => {
      for (const limit of [2, "3", 64]) {
        const facts = resource(type, { metadataOptions: { httpPutResponseHopLimit: limit } });
        expect(alone(ec2HopLimit, facts)).to.deep.equal([
          `violation ${PATH}: a session token travels ${limit} hops, to the containers of the machine`,
        ]);
      }
      for (const metadataOptions of [{ httpPutResponseHopLimit: 1 }, {}, [{ httpPutResponseHopLimit: "1" }]]) {
        expect(alone(ec2HopLimit, resource(type, { metadataOptions }))).to.deep.equal([]);
      }
      const off = { httpEndpoint: "disabled", httpPutResponseHopLimit: 2 };
      expect(alone(ec2HopLimit, resource(type, { metadataOptions: off }))).to.deep.equal([]);
    });
  }

  it("nodes need it to be said: their image may allow two hops", () => {
    expect(together(ec2HopLimit, [nodes(from), template(undefined)])).to.deep.equal([
      `violation t ${PATH}: nothing is set for the nodes nodes: their image may let a token travel 2 hops`,
    ]);
    expect(together(ec2HopLimit, [nodes(from), template({ httpPutResponseHopLimit: 1 })])).to.deep.equal([]);
    expect(together(ec2HopLimit, [nodes(from), template({ httpEndpoint: "disabled" })])).to.deep.equal([]);
    expect(together(ec2HopLimit, [template(undefined)])).to.deep.equal([]);
    const set = resource("aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults", { httpPutResponseHopLimit: 1 });
    expect(together(ec2HopLimit, [nodes(from), template({}), set])).to.deep.equal([]);
  });

  it("nodes without a launch template get two hops from EKS", () => {
    expect(together(ec2HopLimit, [nodes({})])).to.deep.equal([
      "violation nodes launchTemplate: a session token travels 2 hops, to the pods: without a launch template EKS sets it so",
    ]);
    expect(together(ec2HopLimit, [nodes({ launchTemplate: { name: "elsewhere" } })])).to.deep.equal([]);
  });

  it("what is not known is no pass", () => {
    const facts = template({ httpPutResponseHopLimit: unknown });
    expect(alone(ec2HopLimit, facts)).to.deep.equal([
      `unknown ${PATH}: how far a session token travels is not known; decided at the update`,
    ]);
    expect(together(ec2HopLimit, [nodes(from), facts])).to.have.length(1);
    expect(together(ec2HopLimit, [nodes({ launchTemplate: unknown })])).to.deep.equal([
      "unknown nodes launchTemplate: which launch template decides how far a session token travels is not known; decided at the update",
    ]);
  });

  it("Karpenter's machines let a token travel one hop unless their class says otherwise", () => {
    const nodeClass = (metadataOptions: unknown) =>
      resource("kubernetes:karpenter.k8s.aws/v1:EC2NodeClass", { spec: { metadataOptions } });
    expect(alone(ec2HopLimit, nodeClass({ httpPutResponseHopLimit: 2 }))).to.deep.equal([
      `violation spec.${PATH}: a session token travels more than one hop, to the pods`,
    ]);
    expect(together(ec2HopLimit, [nodeClass({ httpPutResponseHopLimit: 2 })])).to.have.length(1);
    expect(alone(ec2HopLimit, nodeClass({ httpPutResponseHopLimit: 1 }))).to.deep.equal([]);
    expect(alone(ec2HopLimit, nodeClass({}))).to.deep.equal([]);
  });
});
