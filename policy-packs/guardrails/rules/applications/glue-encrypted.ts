import { mustBeOn, mustBeSet, mustBeText } from "../../facts/must-be";
import type { Properties } from "../../facts/value";
import { controls } from "../../pack/frameworks";
import { type Rule, type Verdict } from "../../pack/rule";

const CONFIGURATION = "aws:glue/securityConfiguration:SecurityConfiguration";
const CATALOG = "aws:glue/dataCatalogEncryptionSettings:DataCatalogEncryptionSettings";
const ENCRYPTION = "encryptionConfiguration";
const SETTINGS = "dataCatalogEncryptionSettings";

/** What a security configuration encrypts, by mode. Not set means disabled. */
const MODES = [
  { path: "cloudwatchEncryption.cloudwatchEncryptionMode", modes: ["SSE-KMS"], what: "logs" },
  { path: "jobBookmarksEncryption.jobBookmarksEncryptionMode", modes: ["CSE-KMS"], what: "bookmarks" },
  { path: "s3Encryption.s3EncryptionMode", modes: ["SSE-KMS", "SSE-S3"], what: "results" },
] as const;

function configurationVerdicts(props: Properties): readonly Verdict[] {
  return MODES.flatMap(({ path, modes, what }) =>
    mustBeText(props, `${ENCRYPTION}.${path}`, (mode) => modes.some((each) => each === mode.toUpperCase()), {
      message: `${what} of jobs are not encrypted`,
    }),
  );
}

function catalogVerdicts(props: Properties): readonly Verdict[] {
  return [
    ...mustBeText(
      props,
      `${SETTINGS}.encryptionAtRest.catalogEncryptionMode`,
      (mode) => mode.toUpperCase().startsWith("SSE-KMS"),
      { message: "the catalog is not encrypted" },
    ),
    ...mustBeOn(props, `${SETTINGS}.connectionPasswordEncryption.returnConnectionPasswordEncrypted`, {
      message: "passwords of connections are told in the clear",
    }),
  ];
}

/** What a job leaves behind is as protected as what it reads. */
export const glueEncrypted: Rule = {
  id: "glue-encrypted",
  title: "Glue encrypts what jobs and crawlers leave behind, and its catalog",
  severity: "medium",
  tier: "standard",
  frameworks: controls({ checkov: ["CKV_AWS_195", "CKV_AWS_94"] }),
  requirements: ["C-020", "D-023"],
  remedy:
    "add aws.glue.SecurityConfiguration with SSE-KMS and CSE-KMS, name it in securityConfiguration, and encrypt the catalog with aws.glue.DataCatalogEncryptionSettings",
  types: ["aws:glue/job:Job", "aws:glue/crawler:Crawler", "aws:glue/devEndpoint:DevEndpoint", CONFIGURATION, CATALOG],
  check({ type, props }) {
    if (type === CONFIGURATION) return configurationVerdicts(props);
    if (type === CATALOG) return catalogVerdicts(props);
    return mustBeSet(props, "securityConfiguration", "what is left behind is not encrypted: no security configuration");
  },
};
