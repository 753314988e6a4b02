import { expect } from "chai";
import { transferNoFtp } from "../../../../../policy-packs/guardrails/rules/network/transfer-no-ftp";
import { alone, resource, unknown } from "../../decide";

const answer = (props: object) => alone(transferNoFtp, resource("aws:transfer/server:Server", { ...props }));

describe("transfer-no-ftp (D-024)", () => {
  it("FTP is refused, also among others; SFTP, which is meant where nothing is set, is accepted", () => {
    const refused = ["violation protocols: FTP sends passwords and files in plain"];
    expect(answer({ protocols: ["FTP"] })).to.deep.equal(refused);
    expect(answer({ protocols: ["SFTP", unknown, "FTP"] })).to.deep.equal(refused);
    expect(answer({ protocols: ["SFTP", "FTPS"] })).to.deep.equal([]);
    expect(answer({})).to.deep.equal([]);
  });

  it("what is not known is no pass", () => {
    expect(answer({ protocols: unknown })).to.deep.equal([
      "unknown protocols: whether the server speaks FTP is not known; decided at the update",
    ]);
  });
});
