import { mustBeNumber, mustBeText } from "../../facts/must-be";
import { configuredNumber } from "../../pack/configuration";
import type { Rule } from "../../pack/rule";

const LONGEST = 3600;
const DURATION = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/i;

const ROLE = "aws:iam/role:Role";
/** What a role is for people who sign in to the organisation. */
const PERMISSION_SET = "aws:ssoadmin/permissionSet:PermissionSet";

/** A stolen session ends by itself, soon. Not set means an hour. */
export const iamMaxSession: Rule = {
  id: "iam-max-session",
  title: "Sessions of roles and of permission sets last an hour at most",
  severity: "low",
  tier: "standard",
  frameworks: [],
  requirements: ["K-11", "A-044", "C-026"],
  remedy: `leave maxSessionDuration (sessionDuration of a permission set) out, or set it to ${LONGEST} (PT1H)`,
  configSchema: { seconds: { type: "number", description: "how long a session may last", default: LONGEST } },
  types: [ROLE, PERMISSION_SET],
  check({ type, props }, { config }) {
    const longest = configuredNumber(config["seconds"], LONGEST);
    const demand = { message: `sessions may last longer than ${longest} seconds`, unset: true };
    if (type === PERMISSION_SET) {
      return mustBeText(props, "sessionDuration", (text) => (secondsIn(text) ?? 0) <= longest, demand);
    }
    return mustBeNumber(props, "maxSessionDuration", (seconds) => seconds <= longest, demand);
  },
};

/** The seconds of a duration as ISO 8601 writes it: `PT1H30M`; AWS refuses what is none. */
function secondsIn(text: string): number | undefined {
  const [whole, days = 0, hours = 0, minutes = 0, seconds = 0] = DURATION.exec(text.trim()) ?? [];
  if (whole === undefined) return undefined;
  return ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds);
}
