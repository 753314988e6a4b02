import { controls } from "../../frameworks";
import { valueAt } from "../../must-be";
import { type Rule, undetermined, violation } from "../../rule";
import { hasUnknown, listOf, UNKNOWN } from "../../value";

const PATH = "permissions.accountIds";

/** A document says how machines are run; it is shared with accounts that are named, or with nobody. */
export const ssmDocPrivate: Rule = {
  id: "ssm-doc-private",
  title: "No document of Systems Manager is shared with everybody",
  severity: "high",
  tier: "baseline",
  frameworks: controls({
    fsbp: ["SSM.4"],
    pci4: ["10.3.2", "3.5.1"],
    iso27001: ["A.8.1", "A.8.27"],
    checkov: ["CKV_AWS_303"],
  }),
  requirements: [],
  remedy: "name the accounts in permissions.accountIds, or leave permissions out",
  types: ["aws:ssm/document:Document"],
  check({ props }) {
    const accounts = listOf(valueAt(props, PATH));
    const everybody =
      accounts !== UNKNOWN &&
      accounts
        .flatMap((account) => (typeof account === "string" ? account.split(",") : []))
        .some((account) => account.trim().toLowerCase() === "all");
    if (everybody) return [violation(PATH, "the document is shared with everybody who has an AWS account")];
    return hasUnknown(accounts) ? [undetermined(PATH, "whom the document is shared with is not known")] : [];
  },
};
