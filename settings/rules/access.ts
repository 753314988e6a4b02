import { containsRanges, parseRange, totalSize } from "../../lib/cidr";
import type { Finding } from "../problem";
import type { StackRule } from "./rule";

/** As many IPv4 addresses as a /8 has, and as many IPv6 addresses as a provider's /32: more is no office. */
const largest = { 4: 2n ** 24n, 6: 2n ** 96n } as const;

const wholeInternet = "ranges of your own offices and VPNs, never the whole internet (E-017)";

/** Somebody has to be allowed to come in, and never everybody (E-017). */
const neverEverybody: StackRule["find"] = ({ values: { devopsIpRanges } }) => {
  if (devopsIpRanges === undefined) return [];
  if (devopsIpRanges.length === 0) {
    const remedy = "add the range of your office or VPN, with a label";
    return [{ path: ["devopsIpRanges"], got: "an empty list", expected: "at least one range (E-017)", remedy }];
  }
  const everybody = devopsIpRanges.flatMap(({ cidr }, index): Finding[] =>
    parseRange(cidr)?.prefix === 0
      ? [
          {
            path: ["devopsIpRanges", index, "cidr"],
            got: `the whole internet, ${cidr}`,
            expected: wholeInternet,
            remedy: `replace ${cidr} by the ranges that are meant`,
          },
        ]
      : [],
  );
  return everybody.length > 0 ? everybody : tooWide(devopsIpRanges.map((range) => range.cidr));
};

/** The whole internet in pieces is still the whole internet, so that the sum is bounded as well. */
function tooWide(cidrs: readonly string[]): Finding[] {
  return ([4, 6] as const).flatMap((version) => {
    const ranges = cidrs.filter((cidr) => parseRange(cidr)?.version === version);
    const size = totalSize(ranges);
    if (size <= largest[version]) return [];
    const bound = version === 4 ? "16,777,216 IPv4 addresses in all (a /8)" : "2^96 IPv6 addresses in all (a /32)";
    return [
      {
        path: ["devopsIpRanges"],
        got: `${describeSize(size)} IPv${version} addresses in all: ${ranges.join(", ")}`,
        expected: `${wholeInternet}: at most ${bound}`,
        remedy: "narrow the ranges down to the ones that are meant",
      },
    ];
  });
}

function describeSize(size: bigint): string {
  return size < 10n ** 15n ? size.toLocaleString("en-US") : `about 2^${size.toString(2).length - 1}`;
}

/** The cluster's API is open to nobody whom devopsIpRanges does not name (XI-12), and says to whom. */
const publicEndpointIsRestricted: StackRule["find"] = ({ values }) => {
  const { devopsIpRanges, eksEndpointPublicAccess, eksPublicAccessCidrs } = values;
  if (eksPublicAccessCidrs === undefined) return [];
  if (eksEndpointPublicAccess === true && eksPublicAccessCidrs.length === 0) {
    return [
      {
        path: ["eksPublicAccessCidrs"],
        got: "an empty list",
        expected:
          "at least one range while eksEndpointPublicAccess is true, since AWS takes none for everybody (E-020)",
        remedy: "add the ranges that may reach the cluster's API, or write eksEndpointPublicAccess: false",
      },
    ];
  }
  const allowed = devopsIpRanges?.map((range) => range.cidr);
  if (allowed === undefined) return [];
  return eksPublicAccessCidrs.flatMap((cidr, index) =>
    containsRanges(allowed, [cidr])
      ? []
      : [
          {
            path: ["eksPublicAccessCidrs", index],
            got: cidr,
            expected: `a range within devopsIpRanges: ${allowed.join(", ") || "none"} (XI-12)`,
            remedy: "use a range that devopsIpRanges names, or add this one there first",
          },
        ],
  );
};

/** Who may come in. */
export const accessRules: readonly StackRule[] = [
  {
    says: "`devopsIpRanges` has an entry and is never the whole internet, in one piece or in several: together at most a /8 of IPv4 and a /32 of IPv6 (E-017).",
    find: neverEverybody,
  },
  {
    says: "`eksPublicAccessCidrs` lies within `devopsIpRanges`, and is not empty while the public endpoint is on (E-020, XI-12).",
    find: publicEndpointIsRestricted,
  },
];
