import { z } from "zod";
import { parseDuration } from "../../../lib/duration";

const name = z
  .string("a name")
  .regex(/^[a-z][a-z0-9-]*$/, "a name of small letters, digits and hyphens")
  .max(40, "at most 40 characters");

const duration = z
  .string('a duration such as "24h", "5m" or "0s"')
  .refine((text) => parseDuration(text) !== undefined, 'a duration such as "24h", "5m" or "0s"');

const stageSchema = z.strictObject({
  name: name.describe("The stage's name."),
  from: name.optional().describe("The stage that a release must have passed, and soaked in, before this one."),
  stacks: z.array(name, "a list of stacks").min(1, "at least one stack").describe("Its stacks, in order."),
  gates: z
    .array(z.enum(["smoke", "security"], "smoke or security"))
    .optional()
    .describe(
      "What is looked at before it begins: smoke (the stage before is probed again), security (its guardrails).",
    ),
  approvals: z
    .record(name, z.int("a whole number").min(1, "at least 1; leave the team out to ask nobody").max(20, "at most 20"))
    .optional()
    .describe("How many different people of each team have to sign. Nobody when left out."),
  separation: z
    .array(z.enum(["author", "executor"], "author or executor"))
    .optional()
    .describe("Who may not approve: the author of the commit, whoever runs the promotion."),
  branch: name.optional().describe("The only branch whose commits may come here. Any when left out."),
  wait: duration.optional().describe("Least time between the plan that is approved and its update. Default 0s."),
  soak: duration.optional().describe("How long a release stays here before the next stage may take it. Default 0s."),
  onFailure: z
    .enum(["stop", "rollback"], "stop or rollback")
    .optional()
    .describe("What a failed update or verification leads to. Default stop."),
});

const personSchema = z.strictObject({
  id: name.describe("The person's short name."),
  email: z.email("an email address").describe("The principal of the person's key in the signers file."),
  teams: z.array(name, "a list of teams").min(1, "at least one team").describe("The teams that the person speaks for."),
});

/** promotion.yaml as it is written. */
export const pathSchema = z.strictObject({
  stages: z.array(stageSchema, "a list of stages").min(1, "at least one stage"),
  people: z.array(personSchema, "a list of people").optional(),
  signers: z
    .string("the path of an OpenSSH allowed_signers file")
    .min(1, "the path of an OpenSSH allowed_signers file")
    .optional()
    .describe("The file with the people's public keys: from the root of the checkout, or below the home with {home}."),
});

/** promotion.yaml as it is written. */
export type WrittenPath = z.infer<typeof pathSchema>;
