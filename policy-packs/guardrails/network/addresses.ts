import { excludeCidr, mergeCidr } from "cidr-tools";
import { containsRanges, parseRange, totalSize } from "../../../lib/cidr";

/** Addresses that nobody on the internet has: private, local, documentation, multicast and reserved ranges. */
const NOT_GLOBAL = {
  4: [
    "0.0.0.0/8",
    "10.0.0.0/8",
    "100.64.0.0/10",
    "127.0.0.0/8",
    "169.254.0.0/16",
    "172.16.0.0/12",
    "192.0.0.0/24",
    "192.0.2.0/24",
    "192.168.0.0/16",
    "198.18.0.0/15",
    "198.51.100.0/24",
    "203.0.113.0/24",
    "224.0.0.0/3",
  ],
  // Global unicast is 2000::/3, of which one block is for documentation.
  6: ["::/3", "4000::/2", "8000::/1", "2001:db8::/32"],
} as const;

/** More addresses than this are the public, not somebody's network: a /16 of IPv4, a /32 of IPv6. */
const MOST = { 4: 2n ** 16n, 6: 2n ** 96n } as const;

/** A text that is no range of addresses: it has no family, no prefix or is written in another way. */
export function isRange(text: string): boolean {
  return parseRange(text.trim()) !== undefined;
}

/** The addresses of some ranges that belong to the internet, merged; texts that are no ranges are left out. */
export function globalPart(ranges: readonly string[]): readonly string[] {
  return [4, 6].flatMap((version) => {
    const family = ranges.map((text) => text.trim()).filter((text) => parseRange(text)?.version === version);
    if (family.length === 0) return [];
    return excludeCidr(mergeCidr(family), [...NOT_GLOBAL[version === 4 ? 4 : 6]]);
  });
}

/** The families of addresses in which some ranges together are the public: more global addresses than anybody has. */
export function publicFamilies(ranges: readonly string[]): readonly (4 | 6)[] {
  const global = globalPart(ranges);
  return ([4, 6] as const).filter(
    (version) => totalSize(global.filter((text) => parseRange(text)?.version === version)) > MOST[version],
  );
}

/** Whether some ranges together are the public, in IPv4 or IPv6, however they are cut up. */
export function isPublic(ranges: readonly string[]): boolean {
  return publicFamilies(ranges).length > 0;
}

/** The addresses that are in one of the first and in one of the second ranges. */
export function commonPart(first: readonly string[], second: readonly string[]): readonly string[] {
  const [one, other] = [first, second].map((ranges) => mergeCidr(ranges.map((text) => text.trim()).filter(isRange)));
  if (one === undefined || other === undefined || one.length === 0 || other.length === 0) return [];
  if (containsRanges(one, other)) return other;
  const without = excludeCidr(one, other);
  return without.length === 0 ? one : excludeCidr(one, without);
}

/** What is left of a route's range where narrower routes of the same table lead elsewhere: the longest prefix wins. */
export function withoutNarrower(range: string, others: readonly string[]): readonly string[] {
  const own = parseRange(range.trim());
  if (own === undefined) return [];
  const narrower = others.filter((text) => {
    const other = parseRange(text.trim());
    return other !== undefined && other.version === own.version && other.prefix > own.prefix;
  });
  return narrower.length === 0 ? [own.cidr] : excludeCidr([own.cidr], [...narrower]);
}
