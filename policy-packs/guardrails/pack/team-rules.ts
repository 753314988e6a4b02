import fs from "node:fs";
import path from "node:path";
import type { SessionOptions, Waiver } from "../../../lib/guardrail-pack";

/** The file that a compiled pack has beside it; made of guardrails.yaml. */
const FILE = "guardrails.json";

/** What a team asks of the guardrails beyond their defaults. */
export interface TeamRules {
  /** Values of policies' configuration: policy → property → value. */
  readonly config: NonNullable<SessionOptions["config"]>;
  readonly waivers: readonly Waiver[];
  /** Ids of the policies that make resources right by themselves. */
  readonly mend: readonly string[];
}

/**
 * What the team of this pack has written into guardrails.yaml. A pack without that file is held by its defaults.
 *
 * @param folder where the pack lies, compiled or as it is
 * @throws when the file cannot be read: a pack that is not whole must not be run
 */
export function teamRules(folder: string): TeamRules {
  const file = path.join(folder, FILE);
  if (!fs.existsSync(file)) return { config: {}, waivers: [], mend: [] };
  const rules: TeamRules = JSON.parse(fs.readFileSync(file, "utf8"));
  return rules;
}

/** Options of a session on top of the team's. */
export function withTeamRules({ config, waivers, mend }: TeamRules, options: SessionOptions = {}): SessionOptions {
  const policies = [...new Set([...Object.keys(config), ...Object.keys(options.config ?? {})])];
  return {
    ...options,
    config: Object.fromEntries(policies.map((id) => [id, { ...config[id], ...options.config?.[id] }])),
    waivers: [...waivers, ...(options.waivers ?? [])],
    mend: [...mend, ...(options.mend ?? [])],
  };
}
