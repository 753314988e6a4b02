import { mustBeOn } from "../../facts/must-be";
import { controls } from "../../pack/frameworks";
import type { Rule } from "../../pack/rule";

/** A file system cannot be encrypted later without a copy. Not set means not encrypted. */
export const efsEncrypted: Rule = {
  id: "efs-encrypted",
  title: "File systems are encrypted",
  severity: "high",
  tier: "standard",
  frameworks: controls({
    cis5: ["2.3.1"],
    cis3: ["2.4.1"],
    fsbp: ["EFS.1", "EFS.8"],
    pci4: ["3.5.1", "8.3.2"],
    hipaa: ["164.308(a)(1)(ii)(B)", "164.308(a)(4)(ii)(A)", "164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
    gdpr: ["Art. 32"],
    iso27001: ["A.8.11", "A.8.24"],
    checkov: ["CKV_AWS_42"],
  }),
  requirements: ["D-023"],
  remedy: "set encrypted: true, and kmsKeyId to the environment's key",
  types: ["aws:efs/fileSystem:FileSystem"],
  check: ({ props }) => mustBeOn(props, "encrypted", { message: "the file system is not encrypted" }),
};
