import { parseCidr } from "cidr-tools";
import type { LawContext } from "../../law";

/** An address inside a subnet's range that AWS could pick: not one of the first four or the last, which it keeps. */
export function addressIn(cidr: string, context: LawContext, purpose: string): string {
  const { start, end } = parseCidr(cidr);
  const usable = Number(end - start + 1n) - 5;
  const value = Number(start) + 4 + context.mint.number(Math.max(usable, 1), purpose);
  return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join(".");
}
