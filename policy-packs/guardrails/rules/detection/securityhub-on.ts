import { accountLacks, HUB, ownerSchema } from "../../facts/account-services";
import { booleanOf, UNKNOWN } from "../../facts/value";
import { controls } from "../../pack/frameworks";
import { type Rule, undetermined, violation } from "../../pack/rule";

const SUBSCRIPTION = "aws:securityhub/standardsSubscription:StandardsSubscription";

/** Findings of every service come together, and the account is held to a standard. */
export const securityhubOn: Rule = {
  id: "securityhub-on",
  title: "Security Hub is on, with a standard",
  severity: "medium",
  tier: "standard",
  frameworks: controls({
    cis5: ["4.16"],
    cis3: ["4.16"],
    pci4: ["10.2.1", "10.4.1"],
    soc2: ["CC3.1", "CC6.8", "CC7.1", "CC7.2", "CC7.3", "CC7.4"],
    hipaa: [
      "164.308(a)(1)(ii)(D)",
      "164.308(a)(3)(ii)(A)",
      "164.308(a)(5)(ii)(C)",
      "164.308(a)(6)(i)",
      "164.308(a)(6)(ii)",
      "164.308(a)(8)",
      "164.312(b)",
      "164.312(e)(2)(i)",
    ],
    iso27001: ["A.5.1", "A.8.23"],
  }),
  requirements: ["C-032", "E-103"],
  remedy: "add aws.securityhub.Account and aws.securityhub.StandardsSubscription (components/account/security-hub.ts)",
  configSchema: ownerSchema,
  checkStack(stack, context) {
    const hubs = stack.ofType(HUB);
    if (hubs.length === 0) return accountLacks(stack, context, "Security Hub is not on in the account");
    if (stack.ofType(SUBSCRIPTION).length > 0) return [];
    // Without a word a hub subscribes to AWS's own choice.
    return hubs.flatMap((resource) => {
      const byDefault = booleanOf(resource.props["enableDefaultStandards"]) ?? true;
      if (byDefault === true) return [];
      const path = "enableDefaultStandards";
      if (byDefault === UNKNOWN) {
        return [{ ...undetermined(path, "whether the hub subscribes to a standard is not known"), resource }];
      }
      return [{ ...violation(path, "the hub holds the account to no standard"), resource }];
    });
  },
};
