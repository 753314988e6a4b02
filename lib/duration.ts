const units = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000 } as const;

/** A duration as people write it: whole numbers with their units, the larger first. */
const FORM = /^(?:(?<d>\d{1,4})d)?(?:(?<h>\d{1,5})h)?(?:(?<m>\d{1,6})m)?(?:(?<s>\d{1,8})s)?$/;

/** The milliseconds of `24h`, `5m`, `1h30m`, `2d`; undefined for anything else. A day is 24 hours. */
export function parseDuration(text: string): number | undefined {
  const groups = text === "" ? undefined : FORM.exec(text)?.groups;
  if (groups === undefined) return undefined;
  return Object.entries(units).reduce((sum, [unit, length]) => sum + Number(groups[unit] ?? 0) * length, 0);
}

/** A duration for people, its two largest units: `24h`, `1h30m`, `2d`, `45s`, `0s`. Days begin at 48 hours. */
export function durationText(milliseconds: number): string {
  let left = Math.max(0, Math.round(milliseconds / 1000)) * 1000;
  const parts: string[] = [];
  for (const [unit, length] of Object.entries(units)) {
    if (unit === "d" && left < 2 * units.d) continue;
    const count = Math.floor(left / length);
    if (count > 0) parts.push(`${count}${unit}`);
    left -= count * length;
  }
  return parts.slice(0, 2).join("") || "0s";
}
