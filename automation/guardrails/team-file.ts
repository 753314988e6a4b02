import { parseDocument } from "yaml";
import { z } from "zod";
import type { Waiver } from "../../lib/guardrail-pack";
import { Failure } from "../errors";

/** A day of the calendar: `2026-02-30` is none. */
const day = z.iso.date();

const urn = z.string().regex(/^urn:pulumi:[^*]+::[^*]+$/, "one resource's URN, without patterns");

const waiverSchema = z.strictObject({
  policy: z.string().regex(/^[a-z0-9-]+$/, "the id of a policy, as ./causeway policy list has it"),
  /** One resource, or the same in several stacks. */
  resource: z.union([urn, z.array(urn).min(1)]),
  path: z.string().default(""),
  finding: z.string().min(1),
  owner: z.string().min(1),
  reason: z.string().min(10, "say why it may be so: 10 characters at least"),
  until: day,
});

const teamSchema = z.strictObject({
  config: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
  waivers: z.array(waiverSchema).default([]),
  /** Policies that make resources right by themselves. */
  mend: z.array(z.string().regex(/^[a-z0-9-]+$/, "the id of a policy that can mend: RULES.md says which")).default([]),
});

/** What a team asks of the guardrails beyond their defaults. */
export interface TeamFile {
  readonly config: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** One for each resource. */
  readonly waivers: readonly Waiver[];
  /** Ids of the policies that make resources right by themselves. */
  readonly mend: readonly string[];
}

/**
 * Reads guardrails.yaml.
 *
 * @param text the file's text
 * @param source its name in messages
 * @throws Failure (guardrails) with every problem: with a file that is not understood nothing is waived, and nothing runs
 */
export function readTeamFile(text: string, source: string): TeamFile {
  const document = parseDocument(text);
  const [syntax] = document.errors;
  if (syntax !== undefined) throw unreadable(source, [syntax.message]);
  const content: unknown = document.toJS();
  const parsed = teamSchema.safeParse(content ?? {});
  if (parsed.success) {
    const { config, waivers, mend } = parsed.data;
    return {
      config,
      waivers: waivers.flatMap((waiver) => [waiver.resource].flat().map((resource) => ({ ...waiver, resource }))),
      mend,
    };
  }
  throw unreadable(
    source,
    parsed.error.issues.map(({ path: at, message }) => `${at.join(".") || "the file"}: ${message}`),
  );
}

function unreadable(source: string, problems: readonly string[]): Failure {
  return new Failure(
    "guardrails",
    `${source} cannot be used\n${problems.map((problem) => `  ${problem}`).join("\n")}`,
    "mend it and run the command again; docs/guardrails.md shows what a waiver looks like",
  );
}
