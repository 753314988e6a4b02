import { defaulted, optional, required } from "../setting";
import { stackNames } from "../stack-names";
import { countOf, listOf, oneOf, text } from "../values";

const tagValue = /^[\w.:/=+@-](?:[\w .:/=+@-]{0,254}[\w.:/=+@-])?$/;

/** Twelve digits, as text: a number would lose its leading zeros. */
export const accountIdValue = text(/^\d{12}$/, "an account id: 12 digits, in quotes");

/** What a stack is, where it lives and who pays for it. Every stack states these. */
export const accountSettings = {
  kind: required(oneOf("shared-services", "environment"), {
    doc: "What the stack is: the services that all environments share, or one environment.",
    unit: "name",
    example: "environment",
    change: "replaces everything in the stack",
    sources: ["XI-02", "C-029"],
  }),
  target: defaulted(oneOf("embedded", "local", "aws"), "embedded", {
    doc: "The cloud that the stack is deployed to: the embedded cloud on this machine, an emulator behind AWS_ENDPOINT_URL, or AWS itself.",
    unit: "name",
    example: "embedded",
    change: "replaces everything in the stack, since the other cloud holds none of it",
    sources: ["XI-04"],
  }),
  accountId: required(accountIdValue, {
    doc: "The AWS account that holds the stack. The providers refuse to work in any other one.",
    unit: "12 digits",
    example: "111111111111",
    change: "replaces everything in the stack, in the other account",
    sources: ["D-001", "A-001", "A-003", "XI-04"],
  }),
  deployRoleArn: optional(
    text(/^arn:aws(?:-cn|-us-gov)?:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/, "the ARN of an IAM role"),
    "the caller's own credentials are used, and have to belong to accountId",
    {
      doc: "The role that is assumed in the account to deploy the stack. It has to belong to accountId.",
      unit: "ARN",
      example: "arn:aws:iam::111111111111:role/TerraformRole",
      change: "in place",
      sources: ["D-004", "E-004"],
    },
  ),
  sharesAccountWith: defaulted(listOf(oneOf(...stackNames), "a list of stacks, each named once"), [], {
    doc: "Stacks that are meant to live in the same account as this one. Without it two stacks in one account are refused; production never shares with the others.",
    unit: "list of stacks",
    example: ["dev"],
    change: "in place",
    sources: ["D-001", "A-001", "A-003"],
  }),
  owner: required(text(tagValue, "a tag value: 1 to 256 letters, digits, spaces or _ . : / = + - @"), {
    doc: "Who answers for the stack; the tag Owner of every resource.",
    unit: "name",
    example: "platform-team",
    change: "in place",
    sources: ["A-067", "D-114"],
  }),
  costCenter: required(text(tagValue, "a tag value: 1 to 256 letters, digits, spaces or _ . : / = + - @"), {
    doc: "Who pays for the stack; the tag CostCenter of every resource.",
    unit: "name",
    example: "data-collection",
    change: "in place",
    sources: ["A-067", "D-114"],
  }),
  monthlyBudgetUsd: required(countOf("US dollars", 1, 10_000_000), {
    doc: "What the stack may cost in a month. The topic of warnings is told when a month will come to 80 % of it, and when it has come to 100 %; nothing is stopped. Where the account is shared with other stacks, only what is tagged for this one counts, once the tag Environment is activated for cost allocation in the account that pays.",
    unit: "US dollars",
    example: 300,
    change: "in place",
    sources: ["C-073", "C-074", "C-075", "C-076", "C-077"],
  }),
} as const;
