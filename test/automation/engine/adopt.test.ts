import { expect } from "chai";
import { settleOperations } from "../../../automation/engine/adopt";

const resource = (name: string, more: object = {}) => ({
  urn: `urn:pulumi:dev::causeway::aws:ec2/vpc:Vpc::${name}`,
  type: "aws:ec2/vpc:Vpc",
  inputs: { cidrBlock: "10.0.0.0/16" },
  ...more,
});

describe("settleOperations", () => {
  const state = {
    version: 3,
    deployment: {
      manifest: { version: "v3" },
      resources: [resource("there", { id: "vpc-1" })],
      pending_operations: [
        { type: "creating", resource: resource("made", { parent: "urn:parent" }) },
        { type: "creating", resource: resource("lost") },
        { type: "updating", resource: resource("there", { id: "vpc-1" }) },
      ],
    },
  };
  const plan = {
    adopt: [{ urn: resource("made").urn, id: "vpc-2" }],
    forget: [resource("lost").urn],
    look: [resource("there").urn],
  };

  it("adds what was made with its id, as it was declared; forgets what was not; leaves no operation open", () => {
    expect(settleOperations(state, plan)).to.deep.equal({
      version: 3,
      deployment: {
        manifest: { version: "v3" },
        resources: [resource("there", { id: "vpc-1" }), resource("made", { parent: "urn:parent", id: "vpc-2" })],
        pending_operations: [],
      },
    });
  });

  it("adds nothing where nothing was made", () => {
    const none = settleOperations(state, { ...plan, adopt: [] });
    expect(none.deployment.resources).to.deep.equal([resource("there", { id: "vpc-1" })]);
  });
});
