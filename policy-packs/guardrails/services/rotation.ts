import { UNKNOWN, type Unknown } from "../facts/value";

const DAYS_IN: Readonly<Record<string, number>> = { minute: 1 / 1440, hour: 1 / 24, day: 1 };
const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

/**
 * Days that pass at most between two runs of a schedule: `rate(30 days)`, or `cron(0 8 1 1/2 ? *)`, of which the months
 * decide. Undefined where it is no schedule.
 */
export function longestInterval(schedule: string | Unknown): number | Unknown | undefined {
  if (schedule === UNKNOWN) return UNKNOWN;
  const [, count = "", unit = ""] = /^\s*rate\(\s*(\d+)\s+(minute|hour|day)s?\s*\)\s*$/i.exec(schedule) ?? [];
  const days = DAYS_IN[unit.toLowerCase()];
  if (days !== undefined) return Number(count) * days;
  const fields = /^\s*cron\(\s*(.*?)\s*\)\s*$/i.exec(schedule)?.[1]?.split(/\s+/);
  if (fields?.length !== 6) return undefined;
  const years = fields[5];
  return years === "*" ? daysBetween(monthsOf(fields[3] ?? "")) : undefined;
}

/** The months of a cron field: `*`, `1/2`, `JAN,JUL`, `1-6`. */
function monthsOf(field: string): readonly number[] {
  return field.split(",").flatMap((part) => {
    const [range = "", step] = part.split("/");
    const [from = "", to] = range === "*" ? ["1", "12"] : range.split("-");
    const first = monthOf(from);
    const last = to === undefined ? (step === undefined ? first : 12) : monthOf(to);
    return Array.from({ length: 12 }, (_, index) => index + 1).filter(
      (month) => month >= first && month <= last && (month - first) % Number(step ?? 1) === 0,
    );
  });
}

function monthOf(text: string): number {
  const named = MONTHS.indexOf(text.toUpperCase());
  return named === -1 ? Number(text) : named + 1;
}

/** Of the longest gap between months; months have 30.6 days where several follow each other. */
function daysBetween(months: readonly number[]): number | undefined {
  const sorted = [...new Set(months)].toSorted((a, b) => a - b);
  const [first] = sorted;
  if (first === undefined) return undefined;
  const gaps = sorted.map((month, index) => (sorted[index + 1] ?? first + 12) - month);
  return Math.ceil(Math.max(...gaps) * 30.6);
}
