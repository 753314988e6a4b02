import { expect } from "chai";
import { efsEncrypted } from "../../../../../policy-packs/guardrails/rules/storage/efs-encrypted";
import { alone, resource, unknown } from "../../decide";

const answer = (props: object) => alone(efsEncrypted, resource("aws:efs/fileSystem:FileSystem", { ...props }));
const refused = ["violation encrypted: the file system is not encrypted"];

describe("efs-encrypted (D-023)", () => {
  it("encrypted is accepted; not set means not encrypted", () => {
    expect(answer({ encrypted: true })).to.deep.equal([]);
    expect(answer({ encrypted: "false", kmsKeyId: "k" })).to.deep.equal(refused);
    expect(answer({})).to.deep.equal(refused);
  });

  it("what is not known is no pass", () => {
    expect(answer({ encrypted: unknown })).to.deep.equal([
      "unknown encrypted: the value is not known, and with it whether the file system is not encrypted; decided at the update",
    ]);
  });
});
