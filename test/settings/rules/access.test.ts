import { refuses, told } from "../refusals";

describe("settings/rules/access", () => {
  refuses([
    {
      title: "an empty list (E-017)",
      stack: "dev",
      wrong: { devopsIpRanges: [] },
      told: [
        told(
          "devopsIpRanges",
          "an empty list",
          "at least one range (E-017)",
          "add the range of your office or VPN, with a label",
        ),
      ],
      right: { devopsIpRanges: [{ cidr: "203.0.113.0/24", label: "Office Network" }] },
    },
    {
      title: "the whole internet of IPv4 (E-017)",
      stack: "dev",
      wrong: { devopsIpRanges: [{ cidr: "0.0.0.0/0", label: "all" }] },
      told: [
        told(
          "devopsIpRanges[0].cidr",
          "the whole internet, 0.0.0.0/0",
          "ranges of your own offices and VPNs, never the whole internet (E-017)",
          "replace 0.0.0.0/0 by the ranges that are meant",
        ),
      ],
      right: { devopsIpRanges: [{ cidr: "0.0.0.0/8", label: "a /8" }] },
    },
    {
      title: "the whole internet of IPv6 (E-017)",
      stack: "dev",
      wrong: {
        devopsIpRanges: [
          { cidr: "203.0.113.0/24", label: "Office Network" },
          { cidr: "::/0", label: "all" },
        ],
      },
      told: [
        told(
          "devopsIpRanges[1].cidr",
          "the whole internet, ::/0",
          "ranges of your own offices and VPNs, never the whole internet (E-017)",
          "replace ::/0 by the ranges that are meant",
        ),
      ],
      right: {
        devopsIpRanges: [
          { cidr: "203.0.113.0/24", label: "Office Network" },
          { cidr: "2001:db8::/32", label: "a /32" },
        ],
      },
    },
    {
      title: "the whole internet in halves (E-017)",
      stack: "dev",
      wrong: {
        devopsIpRanges: [
          { cidr: "0.0.0.0/1", label: "a" },
          { cidr: "128.0.0.0/1", label: "b" },
        ],
      },
      told: [
        told(
          "devopsIpRanges",
          "4,294,967,296 IPv4 addresses in all: 0.0.0.0/1, 128.0.0.0/1",
          "ranges of your own offices and VPNs, never the whole internet (E-017): at most 16,777,216 IPv4 addresses in all (a /8)",
          "narrow the ranges down to the ones that are meant",
        ),
      ],
      right: {
        devopsIpRanges: [
          { cidr: "10.0.0.0/9", label: "a" },
          { cidr: "10.128.0.0/9", label: "b" },
        ],
      },
    },
    {
      title: "one address more than a /8 (E-017)",
      stack: "dev",
      wrong: {
        devopsIpRanges: [
          { cidr: "10.0.0.0/8", label: "a" },
          { cidr: "11.0.0.0/32", label: "b" },
        ],
      },
      told: [
        told(
          "devopsIpRanges",
          "16,777,217 IPv4 addresses in all: 10.0.0.0/8, 11.0.0.0/32",
          "ranges of your own offices and VPNs, never the whole internet (E-017): at most 16,777,216 IPv4 addresses in all (a /8)",
          "narrow the ranges down to the ones that are meant",
        ),
      ],
      right: {
        devopsIpRanges: [
          { cidr: "10.0.0.0/8", label: "a" },
          { cidr: "10.0.0.0/32", label: "b" },
        ],
      },
    },
    {
      title: "more than a provider's share of IPv6 (E-017)",
      stack: "dev",
      wrong: { devopsIpRanges: [{ cidr: "2001:db8::/31", label: "a" }] },
      told: [
        told(
          "devopsIpRanges",
          "about 2^97 IPv6 addresses in all: 2001:db8::/31",
          "ranges of your own offices and VPNs, never the whole internet (E-017): at most 2^96 IPv6 addresses in all (a /32)",
          "narrow the ranges down to the ones that are meant",
        ),
      ],
      right: { devopsIpRanges: [{ cidr: "2001:db8::/32", label: "a" }] },
    },
    {
      title: "a public endpoint without ranges (E-020)",
      stack: "dev",
      wrong: { eksEndpointPublicAccess: true },
      told: [
        told(
          "eksPublicAccessCidrs",
          "an empty list",
          "at least one range while eksEndpointPublicAccess is true, since AWS takes none for everybody (E-020)",
          "add the ranges that may reach the cluster's API, or write eksEndpointPublicAccess: false",
        ),
      ],
      right: { eksEndpointPublicAccess: true, eksPublicAccessCidrs: ["203.0.113.0/24"] },
    },
    {
      title: "a public endpoint beyond devopsIpRanges (XI-12)",
      stack: "dev",
      wrong: { eksEndpointPublicAccess: true, eksPublicAccessCidrs: ["203.0.113.0/25", "203.0.112.0/23"] },
      told: [
        told(
          "eksPublicAccessCidrs[1]",
          "203.0.112.0/23",
          "a range within devopsIpRanges: 203.0.113.0/24, 198.51.100.0/24, 192.0.2.0/24 (XI-12)",
          "use a range that devopsIpRanges names, or add this one there first",
        ),
      ],
      right: { eksEndpointPublicAccess: true, eksPublicAccessCidrs: ["203.0.113.0/25"] },
    },
  ]);
});
