import { mustBeText, valueAt } from "../../facts/must-be";
import { hasUnknown, listOf, textOf, UNKNOWN } from "../../facts/value";
import { controls } from "../../pack/frameworks";
import { type Rule, undetermined, violation } from "../../pack/rule";

/** A map, whose keys no SDK translates. The provider asks for the first; the second is how people write other properties. */
const PATHS = ["permissions.account_ids", "permissions.accountIds"];

const SETTING = "aws:ssm/serviceSetting:ServiceSetting";
/** What lets everybody of the account share documents with everybody. */
const SHARING = /(^|:servicesetting)\/ssm\/documents\/console\/public-sharing-permission$/;

/** A document says how machines are run; it is shared with accounts that are named, or with nobody. */
export const ssmDocPrivate: Rule = {
  id: "ssm-doc-private",
  title: "No document of Systems Manager is shared with everybody",
  severity: "high",
  tier: "baseline",
  frameworks: controls({
    fsbp: ["SSM.4", "SSM.7"],
    pci4: ["10.3.2", "3.5.1"],
    iso27001: ["A.8.1", "A.8.27"],
    checkov: ["CKV_AWS_303"],
  }),
  requirements: [],
  remedy:
    "name the accounts in permissions.account_ids, or leave permissions out; of the setting public-sharing-permission settingValue: Disable",
  types: ["aws:ssm/document:Document", SETTING],
  check({ type, props }) {
    if (type === SETTING) {
      if (!SHARING.test(String(textOf(props["settingId"])))) return [];
      return mustBeText(props, "settingValue", (value) => value.toLowerCase() === "disable", {
        message: "documents of the account may be shared with everybody",
      });
    }
    const verdicts = PATHS.flatMap((path) => {
      const accounts = listOf(valueAt(props, path));
      const everybody =
        accounts !== UNKNOWN &&
        accounts
          .flatMap((account) => (typeof account === "string" ? account.split(",") : []))
          .some((account) => account.trim().toLowerCase() === "all");
      if (everybody) return [violation(path, "the document is shared with everybody who has an AWS account")];
      return hasUnknown(accounts) ? [undetermined(path, "whom the document is shared with is not known")] : [];
    });
    const proven = verdicts.filter(({ kind }) => kind === "violation");
    return proven.length > 0 ? proven : verdicts.slice(0, 1);
  },
};
