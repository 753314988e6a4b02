import { expect } from "chai";
import { transferTls } from "../../../../../policy-packs/guardrails/rules/applications/transfer-tls";
import { alone, resource, unknown } from "../../decide";

const server = (props: object) => alone(transferTls, resource("aws:transfer/server:Server", { ...props }));

describe("transfer-tls (D-024)", () => {
  it("plain FTP is no protocol for files, beside another one either", () => {
    for (const protocols of [["FTP"], ["SFTP", "FTP"], ["ftp"], "FTP", ["FTP", unknown]]) {
      expect(server({ protocols })).to.deep.equal([
        "violation protocols: files and passwords are sent as they are: FTP",
      ]);
    }
    expect(server({ protocols: ["SFTP", "FTPS", "AS2"] })).to.deep.equal([]);
    expect(server({})).to.deep.equal([]);
  });

  it("what is not known is told", () => {
    for (const protocols of [unknown, ["SFTP", unknown]]) {
      expect(server({ protocols })).to.deep.equal([
        "unknown protocols: whether the server speaks plain FTP is not known; decided at the update",
      ]);
    }
  });
});
