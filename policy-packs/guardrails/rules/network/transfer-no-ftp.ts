import { listOf, textOf, UNKNOWN, type Unknown } from "../../facts/value";
import { controls } from "../../pack/frameworks";
import { type Rule, undetermined, violation } from "../../pack/rule";

/** FTP sends passwords and files in plain. Not set means SFTP. */
export const transferNoFtp: Rule = {
  id: "transfer-no-ftp",
  title: "Files are handed over by SFTP, FTPS or AS2",
  severity: "high",
  tier: "baseline",
  frameworks: controls({ checkov: ["CKV_AWS_357"] }),
  requirements: ["D-024"],
  remedy: "take FTP out of protocols",
  types: ["aws:transfer/server:Server"],
  check({ props }) {
    const protocols = listOf(props["protocols"]);
    const texts: readonly (string | Unknown | undefined)[] = protocols === UNKNOWN ? [UNKNOWN] : protocols.map(textOf);
    if (texts.some((text) => text !== UNKNOWN && text?.toUpperCase() === "FTP")) {
      return [violation("protocols", "FTP sends passwords and files in plain")];
    }
    return texts.includes(UNKNOWN) ? [undetermined("protocols", "whether the server speaks FTP is not known")] : [];
  },
};
