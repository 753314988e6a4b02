import { expect } from "chai";
import { workspacesEncrypted } from "../../../../../policy-packs/guardrails/rules/compute/workspaces-encrypted";
import { alone, resource, unknown } from "../../decide";

const desk = (props: object) =>
  alone(workspacesEncrypted, resource("aws:workspaces/workspace:Workspace", { ...props }));
const encrypted = { userVolumeEncryptionEnabled: true, rootVolumeEncryptionEnabled: true };

describe("workspaces-encrypted (C-020)", () => {
  it("both disks are encrypted, which they are not where nothing is said", () => {
    expect(desk({})).to.deep.equal([
      "violation userVolumeEncryptionEnabled: the disk with people's files is not encrypted",
      "violation rootVolumeEncryptionEnabled: the system's disk is not encrypted",
    ]);
    expect(desk({ ...encrypted, rootVolumeEncryptionEnabled: false })).to.have.length(1);
    expect(desk(encrypted)).to.deep.equal([]);
    expect(desk({ ...encrypted, userVolumeEncryptionEnabled: unknown })).to.have.length(1);
  });
});
