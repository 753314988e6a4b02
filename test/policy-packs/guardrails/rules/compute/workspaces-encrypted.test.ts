import { expect } from "chai";
import { workspacesEncrypted } from "../../../../../policy-packs/guardrails/rules/compute/workspaces-encrypted";
import { alone, resource, unknown } from "../../decide";

const answer = (props: object) =>
  alone(workspacesEncrypted, resource("aws:workspaces/workspace:Workspace", { ...props }));

describe("workspaces-encrypted (D-023)", () => {
  it("each disk has to be encrypted; not set means that it is not", () => {
    expect(answer({ rootVolumeEncryptionEnabled: true, userVolumeEncryptionEnabled: true })).to.deep.equal([]);
    expect(answer({ rootVolumeEncryptionEnabled: true, userVolumeEncryptionEnabled: false })).to.deep.equal([
      "violation userVolumeEncryptionEnabled: the disk is not encrypted",
    ]);
    expect(answer({})).to.deep.equal([
      "violation rootVolumeEncryptionEnabled: the disk is not encrypted",
      "violation userVolumeEncryptionEnabled: the disk is not encrypted",
    ]);
  });

  it("what is not known is no pass", () => {
    expect(answer({ rootVolumeEncryptionEnabled: true, userVolumeEncryptionEnabled: unknown })[0]).to.match(
      /^unknown /,
    );
  });
});
