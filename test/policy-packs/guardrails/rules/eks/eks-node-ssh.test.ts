import { expect } from "chai";
import { eksNodeSsh } from "../../../../../policy-packs/guardrails/rules/eks/eks-node-ssh";
import { alone, resource, unknown } from "../../decide";

const answer = (remoteAccess: unknown) =>
  alone(eksNodeSsh, resource("aws:eks/nodeGroup:NodeGroup", remoteAccess === undefined ? {} : { remoteAccess }));
const refused = [
  "violation remoteAccess: a key without source groups opens port 22 of the nodes (3389 of Windows) to the internet",
];

describe("eks-node-ssh (E-017, D-017, D-020)", () => {
  it("a key without source groups is refused, with them accepted", () => {
    expect(answer({ ec2SshKey: "key" })).to.deep.equal(refused);
    expect(answer([{ ec2SshKey: unknown, sourceSecurityGroupIds: [] }])).to.deep.equal(refused);
    expect(answer({ ec2SshKey: "key", sourceSecurityGroupIds: ["sg-1"] })).to.deep.equal([]);
    expect(answer({ ec2SshKey: "key", sourceSecurityGroupIds: [unknown] })).to.deep.equal([]);
  });

  it("no access and no key are accepted", () => {
    for (const access of [undefined, {}, [], { sourceSecurityGroupIds: [] }, { ec2SshKey: "" }]) {
      expect(answer(access)).to.deep.equal([]);
    }
  });

  it("what is not known is no pass", () => {
    expect(answer(unknown)).to.deep.equal([
      "unknown remoteAccess: whether the nodes let SSH in is not known; decided at the update",
    ]);
    expect(answer({ ec2SshKey: "key", sourceSecurityGroupIds: unknown })).to.deep.equal([
      "unknown remoteAccess.sourceSecurityGroupIds: from where the nodes let SSH in is not known; decided at the update",
    ]);
  });
});
