import { listOf, textOf, UNKNOWN } from "../../facts/value";
import { controls } from "../../pack/frameworks";
import { type Rule, undetermined, violation } from "../../pack/rule";

/** Files and passwords cross the network encrypted. Not set means SFTP. */
export const transferTls: Rule = {
  id: "transfer-tls",
  title: "Servers for files speak no plain FTP",
  severity: "high",
  tier: "standard",
  frameworks: controls({ fsbp: ["Transfer.2"] }),
  requirements: ["D-024"],
  remedy: "set protocols to SFTP, FTPS or AS2",
  types: ["aws:transfer/server:Server"],
  check({ props }) {
    const protocols = listOf(props["protocols"]);
    const named = protocols === UNKNOWN ? [UNKNOWN] : protocols.map((protocol) => textOf(protocol));
    if (named.some((protocol) => typeof protocol === "string" && protocol.toUpperCase() === "FTP")) {
      return [violation("protocols", "files and passwords are sent as they are: FTP")];
    }
    return named.includes(UNKNOWN)
      ? [undetermined("protocols", "whether the server speaks plain FTP is not known")]
      : [];
  },
};
