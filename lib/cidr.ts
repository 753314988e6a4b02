import { isIP } from "node:net";
import { containsCidr, mergeCidr, overlapCidr, parseCidr } from "cidr-tools";

/** The ranges that RFC 1918 and RFC 6598 set aside for private networks. */
const privateRanges = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"];

/** A range of addresses, taken apart. */
export interface AddressRange {
  readonly version: 4 | 6;
  /** How many leading bits are fixed: 0 to 32 for IPv4, 0 to 128 for IPv6. */
  readonly prefix: number;
  /** The range as it should be written: lower case, compressed, host bits zero. */
  readonly cidr: string;
  /** How many addresses it holds. */
  readonly size: bigint;
  /** Whether the text had bits set behind the prefix. */
  readonly hasHostBits: boolean;
}

/** IPv4 addresses in IPv6 clothes; whoever means IPv4 has to write IPv4. */
const mappedIPv4 = "::ffff:0:0/96";

const knownRanges = new Map<string, AddressRange | undefined>();

/** The range that a text in CIDR notation means, or undefined when it is none. A prefix is needed. */
export function parseRange(text: string): AddressRange | undefined {
  // The same few texts are asked about again and again: each is taken apart once.
  const before = knownRanges.get(text);
  if (before !== undefined || knownRanges.has(text)) return before;
  const range = takenApart(text);
  knownRanges.set(text, range);
  return range;
}

function takenApart(text: string): AddressRange | undefined {
  const [address = "", prefixText = ""] = text.split("/", 2);
  const version = isIP(address); // cidr-tools takes 300.0.0.0 and 10.1 for addresses; node does not
  if ((version !== 4 && version !== 6) || !/^(?:0|[1-9]\d{0,2})$/.test(prefixText)) return undefined;
  const prefix = Number(prefixText);
  if (text !== `${address}/${prefixText}` || prefix > (version === 4 ? 32 : 128)) return undefined;
  if (version === 6 && (address.includes("%") || containsCidr(mappedIPv4, text))) return undefined;
  const { start, end } = parseCidr(text);
  const [cidr = text] = mergeCidr([text]);
  return { version, prefix, cidr, size: end - start + 1n, hasHostBits: parseCidr(address).start !== start };
}

/** Whether a text is a range in CIDR notation whose host bits are zero. */
export function isNetworkRange(text: string): boolean {
  const range = parseRange(text);
  return range !== undefined && !range.hasHostBits;
}

/** Whether a text is a private IPv4 range that a VPC of ours can have: /16 to /20. */
export function isPrivateVpcRange(text: string): boolean {
  const range = parseRange(text);
  if (range === undefined || range.hasHostBits || range.version !== 4) return false;
  return range.prefix >= 16 && range.prefix <= 20 && containsCidr(privateRanges, range.cidr);
}

/** Whether two ranges have an address in common. */
export function rangesOverlap(one: string, other: string): boolean {
  return overlapCidr(one, other);
}

/** Whether every address of `inner` is in one of the ranges of `outer`. Nothing is in no ranges. */
export function containsRanges(outer: readonly string[], inner: readonly string[]): boolean {
  // merged first, since the library looks for a single outer range around each inner one
  return inner.length === 0 || (outer.length > 0 && containsCidr(mergeCidr([...outer]), [...inner]));
}

/** How many different addresses some ranges hold together; one that is in two of them counts once. */
export function totalSize(ranges: readonly string[]): bigint {
  return mergeCidr([...ranges]).reduce((sum, range) => sum + (parseRange(range)?.size ?? 0n), 0n);
}
