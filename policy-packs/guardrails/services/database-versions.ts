/** The major versions of an engine, oldest first, and the day (UTC) when standard support of each ends. */
export interface EngineCalendar {
  /** As `engine` of a database says it. */
  readonly engine: string;
  /** The beginning of a version's number, up to what makes it a major one: `5.7`, `13`. */
  readonly versions: Readonly<Record<string, string>>;
}

/**
 * The calendars of the RDS and Aurora user guides ("release calendar" of each engine), as far as versions have ended or
 * are next to. After the day given patches come by extended support only, which costs more. Engines without a calendar
 * here, and newer versions, are not judged.
 */
const CALENDARS: readonly EngineCalendar[] = [
  { engine: "mysql", versions: { "5.7": "2024-02-29", "8.0": "2026-07-31" } },
  { engine: "postgres", versions: { "11": "2024-02-29", "12": "2025-02-28", "13": "2026-02-28", "14": "2027-02-28" } },
  { engine: "aurora-mysql", versions: { "5.7": "2024-10-31" } },
  {
    engine: "aurora-postgresql",
    versions: { "11": "2024-02-29", "12": "2025-02-28", "13": "2026-02-28", "14": "2027-02-28" },
  },
];

/** The day the calendar is read for; to be moved on with it. */
const READ_ON = "2026-11-26";

/**
 * The day when standard support of an engine's version ended, where it has: also of what is older than the calendar.
 * Undefined for what is supported or not known here.
 */
export function supportEnded(engine: string, version: string): string | undefined {
  const calendar = CALENDARS.find((each) => each.engine === engine.toLowerCase());
  const numbers = numbersOf(version);
  if (calendar === undefined || numbers === undefined) return undefined;
  const found = Object.entries(calendar.versions).find(([major]) => !isOlder(numbersOf(major) ?? [], numbers));
  return found !== undefined && found[1] <= READ_ON ? found[1] : undefined;
}

/** The numbers that a version begins with; undefined where it is none. */
function numbersOf(version: string): readonly number[] | undefined {
  const text = /^\d+(\.\d+)*/.exec(version.trim())?.[0];
  return text?.split(".").map(Number);
}

/** Whether a major version is older than a version; one that it is the beginning of is not. */
function isOlder(major: readonly number[], version: readonly number[]): boolean {
  const at = major.findIndex((number, index) => number !== (version[index] ?? number));
  return at >= 0 && (major[at] ?? 0) < (version[at] ?? 0);
}
