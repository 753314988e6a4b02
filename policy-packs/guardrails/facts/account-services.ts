import { type Rule, type RuleContext, type StackVerdict, violation } from "../pack/rule";
import type { PolicyResource } from "./resource";
import type { Stack } from "./stack";

export const TRAIL = "aws:cloudtrail/trail:Trail";
export const RECORDER = "aws:cfg/recorder:Recorder";
export const DETECTOR = "aws:guardduty/detector:Detector";
export const HUB = "aws:securityhub/account:Account";
export const ANALYZER = "aws:accessanalyzer/analyzer:Analyzer";

/**
 * Services of which an account has one, so that the stack that makes one looks after the account. A trail is no sign of
 * that: each of the stacks that share an account may have its own.
 */
const SIGNS = [RECORDER, DETECTOR, HUB, ANALYZER];

/** The configuration of every rule that asks for a service of the account. */
export const ownerSchema: NonNullable<Rule["configSchema"]> = {
  owner: {
    type: "boolean",
    description: "whether the stack looks after its account; not set, it does where it makes a service of the account",
  },
};

/**
 * What an account lacks, said where the account is looked after: of the stack itself, or of the first of its services.
 * A stack that makes none of them is not the place, whatever it is called: an application's, or one whose account
 * another stack looks after.
 */
export function accountLacks(stack: Stack, { config }: RuleContext, message: string): readonly StackVerdict[] {
  const [sign] = stack.ofType(...SIGNS);
  const owns = typeof config["owner"] === "boolean" ? config["owner"] : sign !== undefined;
  const resource: PolicyResource | undefined = stack.ofType("pulumi:pulumi:Stack")[0] ?? sign ?? stack.resources[0];
  return owns && resource !== undefined ? [{ ...violation("", message), resource }] : [];
}
