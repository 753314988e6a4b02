import { controls } from "../../pack/frameworks";
import { type Rule, violation } from "../../pack/rule";

/** What is a key, or a password that does the same, and who takes it. */
const KEYS: Readonly<Record<string, string>> = {
  "aws:iam/accessKey:AccessKey": "a long-lived access key",
  "aws:lightsail/bucketAccessKey:BucketAccessKey": "a long-lived access key of a bucket",
  "aws:iam/serviceSpecificCredential:ServiceSpecificCredential": "a long-lived password of a user for one service",
};

/** A key that code makes lies in the state, is never renewed and works from anywhere. */
export const iamNoAccessKey: Rule = {
  id: "iam-no-access-key",
  title: "No access keys in code",
  severity: "high",
  tier: "baseline",
  frameworks: controls({ cis5: ["1.10"], cis3: ["1.11"] }),
  requirements: ["D-026", "E-048"],
  remedy:
    "use a role: of the machine, of the service account (components/cluster/irsa-role.ts) or of the pipeline's OIDC token",
  types: Object.keys(KEYS),
  check: ({ type }) => [violation("", `it makes ${KEYS[type] ?? ""}`)],
};
