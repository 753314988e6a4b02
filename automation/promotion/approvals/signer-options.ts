import type { Wrong } from "./signers-problem";

/** What an allowed_signers file says of a key besides whose it is. */
export interface SignerOptions {
  /** What its signatures are good for: patterns, as OpenSSH reads them; everything where there are none. */
  readonly namespaces?: readonly string[];
  /** When it begins to be valid. */
  readonly validAfter?: Date;
  /** When it ends to be valid. */
  readonly validBefore?: Date;
}

const NAMES = ["namespaces", "valid-after", "valid-before"] as const;
const EXPECTED = 'options with commas between them: namespaces="LIST", valid-after="TIME", valid-before="TIME"';

/** Reads the options of a line. */
export function parseOptions(text: string): SignerOptions | Wrong {
  const values = new Map<string, string>();
  for (let rest = text; rest !== ""; ) {
    const option = /^([A-Za-z-]+)(?:="((?:\\"|[^"])*)")?(?:,(?=.)|$)/.exec(rest);
    if (option === null) return { got: JSON.stringify(rest), expected: EXPECTED, remedy: "mend the options" };
    const name = (option[1] ?? "").toLowerCase();
    const wrong = wrongOption(name, option[2], values);
    if (wrong !== undefined) return wrong;
    values.set(name, (option[2] ?? "").replaceAll('\\"', '"'));
    rest = rest.slice(option[0].length);
  }
  return readValues(values);
}

function wrongOption(name: string, value: string | undefined, before: ReadonlyMap<string, string>): Wrong | undefined {
  if (name === "cert-authority") {
    return {
      got: "the option cert-authority",
      expected: "a key of a person: certificates are not read, so that nobody else decides who approves",
      remedy: "put each person's own key on a line of its own",
    };
  }
  if (!NAMES.some((known) => known === name)) {
    return {
      got: `the option ${JSON.stringify(name)}`,
      expected: EXPECTED,
      remedy: "remove the option, or mend its name",
    };
  }
  if (before.has(name)) return { got: `the option ${name} twice`, expected: "it once", remedy: "join the two" };
  if (value === undefined || value === "") {
    return { got: `the option ${name} without a value`, expected: `${name}="…"`, remedy: "give it a value in quotes" };
  }
  return undefined;
}

function readValues(values: ReadonlyMap<string, string>): SignerOptions | Wrong {
  const times: { validAfter?: Date; validBefore?: Date } = {};
  for (const [name, field] of [
    ["valid-after", "validAfter"],
    ["valid-before", "validBefore"],
  ] as const) {
    const text = values.get(name);
    if (text === undefined) continue;
    const time = parseTime(text);
    if (time === undefined) {
      return {
        got: `${name}=${JSON.stringify(text)}`,
        expected: "YYYYMMDDZ, YYYYMMDDHHMMZ or YYYYMMDDHHMMSSZ; with a Z, so that it is the same time everywhere",
        remedy: "write the time in UTC with a Z behind it",
      };
    }
    times[field] = time;
  }
  const { validAfter, validBefore } = times;
  if (validAfter !== undefined && validBefore !== undefined && validAfter >= validBefore) {
    return {
      got: "valid-after that is not before valid-before",
      expected: "a time between the two",
      remedy: "mend one",
    };
  }
  const namespaces = values.get("namespaces")?.split(",");
  return { ...times, ...(namespaces === undefined ? {} : { namespaces }) };
}

/** A moment in OpenSSH's form, in UTC; undefined where it is not one, or a day that no calendar has. */
function parseTime(text: string): Date | undefined {
  const parts = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?Z$/.exec(text);
  if (parts === null) return undefined;
  const [, year, month, day, hour = "00", minute = "00", second = "00"] = parts;
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
  const time = new Date(iso);
  return !Number.isNaN(time.getTime()) && time.toISOString() === iso ? time : undefined;
}

/** Whether a namespace is one of a list of patterns: `*` any letters, `?` one letter, `!` in front: never. */
export function namespaceAllowed(namespaces: readonly string[] | undefined, namespace: string): boolean {
  if (namespaces === undefined) return true;
  const matches = (pattern: string) => matchesPattern(pattern, namespace);
  if (namespaces.some((pattern) => pattern.startsWith("!") && matches(pattern.slice(1)))) return false;
  return namespaces.some((pattern) => !pattern.startsWith("!") && matches(pattern));
}

function matchesPattern(pattern: string, text: string): boolean {
  const source = Array.from(pattern, (letter) => {
    if (letter === "*") return ".*";
    return letter === "?" ? "." : letter.replaceAll(/[.+^${}()|[\]\\/]/g, String.raw`\$&`);
  });
  return new RegExp(`^${source.join("")}$`, "su").test(text);
}

/** Whether a key is valid at a moment; both ends belong to its time. */
export function validAt({ validAfter, validBefore }: SignerOptions, moment: Date): boolean {
  return (validAfter === undefined || moment >= validAfter) && (validBefore === undefined || moment <= validBefore);
}
