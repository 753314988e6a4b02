import { expect } from "chai";
import * as types from "../../../../simulator/aws/types";
import { arnOf, awsWorld } from "../aws-world";

function entriesAfter(accessConfig: object): unknown[] {
  const world = awsWorld();
  const { subnetIds } = world.network();
  const roleArn = arnOf(world.role("cluster", "eks.amazonaws.com"));
  world.create(types.clusterType, { name: "dev", roleArn, vpcConfig: { subnetIds }, ...accessConfig });
  return world
    .all()
    .filter((one) => one.type === types.accessEntryType)
    .map(({ id, owner }) => ({ id, owner }));
}

describe("the entry of a cluster's creator", () => {
  const entry = { id: "dev:arn:aws:iam::111111111111:user/causeway", owner: "dev" };

  it("is made with the cluster and goes with it", () => {
    expect(entriesAfter({})).to.deep.equal([entry]);
    expect(entriesAfter({ accessConfig: { authenticationMode: "API" } })).to.deep.equal([entry]);
  });

  it("is not made where the program says so, except where nothing else lets anybody in", () => {
    const none = { bootstrapClusterCreatorAdminPermissions: false };
    expect(entriesAfter({ accessConfig: { authenticationMode: "API", ...none } })).to.deep.equal([]);
    expect(entriesAfter({ accessConfig: { authenticationMode: "CONFIG_MAP", ...none } })).to.deep.equal([entry]);
  });
});
