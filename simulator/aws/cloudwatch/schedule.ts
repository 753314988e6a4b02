/** Whether a text is a schedule of EventBridge: `rate(5 minutes)` or `cron(0 3 * * ? *)`. */
export function isSchedule(text: string): boolean {
  const rate = /^rate\((\d+) (minute|hour|day)(s?)\)$/.exec(text);
  if (rate !== null) return Number(rate[1]) >= 1 && (Number(rate[1]) === 1) === (rate[3] === "");
  const fields = /^cron\((.+)\)$/.exec(text)?.[1]?.split(" ");
  return fields !== undefined && isCron(fields);
}

const months = "JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC";
const weekdays = "SUN|MON|TUE|WED|THU|FRI|SAT";

/** Minutes, hours, day of month, month, day of week, year. */
const ranges: readonly {
  readonly least: number;
  readonly most: number;
  readonly names?: string;
  readonly extra?: RegExp;
}[] = [
  { least: 0, most: 59 },
  { least: 0, most: 23 },
  { least: 1, most: 31, extra: /^(\?|L|LW|\d{1,2}W)$/ },
  { least: 1, most: 12, names: months },
  { least: 1, most: 7, names: weekdays, extra: /^(\?|L|[1-7](#[1-5]|L))$/ },
  { least: 1970, most: 2199 },
];

/** Six fields; exactly one of day of month and day of week is `?`. */
function isCron(fields: readonly string[]): boolean {
  if (fields.length !== ranges.length || (fields[2] === "?") === (fields[4] === "?")) return false;
  return ranges.every((range, at) => (fields[at] ?? "").split(",").every((part) => fits(part, range)));
}

function fits(part: string, { least, most, names, extra }: (typeof ranges)[number]): boolean {
  if (extra?.test(part) === true) return true;
  const [body = "", step, ...more] = part.split("/");
  if (more.length > 0 || (step !== undefined && !/^[1-9]\d*$/.test(step))) return false;
  if (body === "*") return true;
  const ends = body.split("-");
  const isName = (end: string) => names !== undefined && new RegExp(`^(${names})$`, "i").test(end);
  return (
    ends.length <= 2 &&
    ends.every((end) => isName(end) || (/^\d+$/.test(end) && Number(end) >= least && Number(end) <= most))
  );
}
