import { everyValueAt } from "../../facts/every-value";
import { booleanOf, UNKNOWN } from "../../facts/value";
import { controls } from "../../pack/frameworks";
import { type Rule, undetermined, violation } from "../../pack/rule";

/** Where each type can be told not to encrypt what it leaves behind, which it does by itself. */
const SWITCHES: Readonly<Record<string, readonly string[]>> = {
  "aws:codebuild/project:Project": [
    "artifacts.encryptionDisabled",
    "secondaryArtifacts.encryptionDisabled",
    "logsConfig.s3Logs.encryptionDisabled",
  ],
  "aws:codebuild/reportGroup:ReportGroup": ["exportConfig.s3Destination.encryptionDisabled"],
};

/** What a build makes and tells is encrypted, as long as nobody switches that off. */
export const codebuildEncrypted: Rule = {
  id: "codebuild-encrypted",
  title: "Builds encrypt what they make and tell",
  severity: "medium",
  tier: "standard",
  frameworks: controls({ fsbp: ["CodeBuild.3", "CodeBuild.7"], checkov: ["CKV_AWS_78", "CKV_AWS_311"] }),
  requirements: ["D-023"],
  remedy: "leave encryptionDisabled out of artifacts, logs and reports",
  types: Object.keys(SWITCHES),
  check: ({ type, props }) =>
    (SWITCHES[type] ?? [])
      .flatMap((at) => everyValueAt(props, at))
      .flatMap(({ path, value }) => {
        const off = booleanOf(value);
        if (off === UNKNOWN) return [undetermined(path, "whether the build leaves plain files is not known")];
        return off === true ? [violation(path, "what the build leaves there is not encrypted")] : [];
      }),
};
