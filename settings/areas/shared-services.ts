import { defaulted, required } from "../setting";
import { fields, listOf, oneOf, text } from "../values";
import { accountIdValue } from "./account";

/** What the shared services do for the other accounts. Every stack of kind shared-services states these. */
export const sharedServicesSettings = {
  memberAccounts: required(
    listOf(
      fields(
        {
          name: text(/^[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/, "lower case letters, digits and hyphens, from a letter on"),
          accountId: accountIdValue,
        },
        "a map of name and accountId",
      ),
      "a list of accounts, each with name and accountId, each named once",
      (member) => member.name,
    ),
    {
      doc: "The accounts that may write to the central log bucket, by the name of their environment.",
      unit: "list of {name, accountId}",
      example: [{ name: "dev", accountId: "111111111111" }],
      change: "in place",
      sources: ["C-029", "C-030", "D-022"],
    },
  ),
  securityHubStandards: defaulted(
    listOf(
      oneOf("aws-foundational-security-best-practices", "cis-aws-foundations-benchmark", "pci-dss", "nist-800-53"),
      "a list of standards, each named once",
    ),
    ["aws-foundational-security-best-practices", "cis-aws-foundations-benchmark"],
    {
      doc: "The standards that Security Hub checks the account against.",
      unit: "list of names",
      example: ["aws-foundational-security-best-practices", "cis-aws-foundations-benchmark"],
      change: "adds or removes the subscriptions to the standards",
      sources: ["C-032", "E-103"],
    },
  ),
} as const;
