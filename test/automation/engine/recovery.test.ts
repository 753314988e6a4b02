import { expect } from "chai";
import type { Checkpoint } from "../../../automation/engine/checkpoint";
import { planRecovery } from "../../../automation/engine/recovery";
import { rejection } from "../../support/rejection";

const urn = (name: string) => `urn:pulumi:dev::causeway::aws:ec2/vpc:Vpc::${name}`;
const resource = (name: string, id?: string) => ({
  urn: urn(name),
  type: "aws:ec2/vpc:Vpc",
  ...(id === undefined ? {} : { id }),
});
const checkpoint = (pending: Checkpoint["pendingOperations"], resources: Checkpoint["resources"] = []): Checkpoint => ({
  resources,
  pendingOperations: pending,
});
const cloudHas = (made: Record<string, string[]>) => (of: string) => Promise.resolve(made[of] ?? []);

describe("planRecovery", () => {
  it("adopts a create that the cloud has carried out, and forgets one that never came to be", async () => {
    const pending = [
      { type: "creating", resource: resource("made") },
      { type: "creating", resource: resource("lost") },
    ];
    expect(await planRecovery(checkpoint(pending), cloudHas({ [urn("made")]: ["vpc-1"] }))).to.deep.equal({
      adopt: [{ urn: urn("made"), id: "vpc-1" }],
      forget: [urn("lost")],
      look: [],
    });
  });

  it("does not adopt what the state has already: the old half of a replacement", async () => {
    const plan = await planRecovery(
      checkpoint([{ type: "creating", resource: resource("network") }], [resource("network", "vpc-old")]),
      cloudHas({ [urn("network")]: ["vpc-old", "vpc-new"] }),
    );
    expect(plan.adopt).to.deep.equal([{ urn: urn("network"), id: "vpc-new" }]);
  });

  it("looks at updates and deletes instead of guessing", async () => {
    const pending = [
      { type: "updating", resource: resource("a", "vpc-a") },
      { type: "deleting", resource: resource("b", "vpc-b") },
    ];
    expect(await planRecovery(checkpoint(pending), cloudHas({}))).to.deep.equal({
      adopt: [],
      forget: [],
      look: [urn("a"), urn("b")],
    });
  });

  it("refuses to choose between two that nobody knows", async () => {
    const twice = planRecovery(
      checkpoint([{ type: "creating", resource: resource("twin") }]),
      cloudHas({ [urn("twin")]: ["vpc-1", "vpc-2"] }),
    );
    expect(String(await rejection(twice))).to.include("was made 2 times: vpc-1, vpc-2");
  });
});
