import { refuses, told } from "../refusals";

describe("the settings of the area network", () => {
  refuses([
    {
      title: "a range with host bits (D-008)",
      stack: "dev",
      wrong: { vpcCidr: "10.1.2.0/16" },
      told: [
        told(
          "vpcCidr",
          '"10.1.2.0/16"',
          "a private IPv4 range in CIDR notation, /16 to /20, without host bits: each of four zones takes a quarter, and each tier in it a quarter of that, at least a /24",
          "write 10.1.0.0/16, without host bits",
        ),
      ],
      right: { vpcCidr: "10.1.0.0/16" },
    },
    {
      title: "a range that is no range (D-007)",
      stack: "dev",
      wrong: { vpcCidr: "10.1.0.0" },
      told: [
        told(
          "vpcCidr",
          '"10.1.0.0"',
          "a private IPv4 range in CIDR notation, /16 to /20, without host bits: each of four zones takes a quarter, and each tier in it a quarter of that, at least a /24",
          "write for example vpcCidr: 10.1.0.0/16",
        ),
      ],
      right: { vpcCidr: "10.1.0.0/16" },
    },
    {
      title: "a range too small for four zones",
      stack: "dev",
      wrong: { vpcCidr: "10.1.0.0/21" },
      told: [
        told(
          "vpcCidr",
          '"10.1.0.0/21"',
          "a private IPv4 range in CIDR notation, /16 to /20, without host bits: each of four zones takes a quarter, and each tier in it a quarter of that, at least a /24",
          "write for example vpcCidr: 10.1.0.0/16",
        ),
      ],
      right: { vpcCidr: "10.1.0.0/20" },
    },
    {
      title: "a range larger than AWS allows",
      stack: "dev",
      wrong: { vpcCidr: "10.4.0.0/15" },
      told: [
        told(
          "vpcCidr",
          '"10.4.0.0/15"',
          "a private IPv4 range in CIDR notation, /16 to /20, without host bits: each of four zones takes a quarter, and each tier in it a quarter of that, at least a /24",
          "write for example vpcCidr: 10.1.0.0/16",
        ),
      ],
      right: { vpcCidr: "10.4.0.0/16" },
    },
    {
      title: "a public range",
      stack: "dev",
      wrong: { vpcCidr: "8.8.0.0/16" },
      told: [
        told(
          "vpcCidr",
          '"8.8.0.0/16"',
          "a private IPv4 range in CIDR notation, /16 to /20, without host bits: each of four zones takes a quarter, and each tier in it a quarter of that, at least a /24",
          "write for example vpcCidr: 10.1.0.0/16",
        ),
      ],
      right: { vpcCidr: "172.16.0.0/16" },
    },
    {
      title: "no zones",
      stack: "dev",
      wrong: { azCount: 0 },
      told: [
        told("azCount", "0 (a number)", "a whole number of availability zones, 1 to 4", "write for example azCount: 3"),
      ],
      right: { azCount: 2 },
    },
    {
      title: "five zones",
      stack: "dev",
      wrong: { azCount: 5 },
      told: [
        told("azCount", "5 (a number)", "a whole number of availability zones, 1 to 4", "write for example azCount: 3"),
      ],
      right: { azCount: 4 },
    },
    {
      title: "half a zone",
      stack: "dev",
      wrong: { azCount: 2.5 },
      told: [
        told(
          "azCount",
          "2.5 (a number)",
          "a whole number of availability zones, 1 to 4",
          "write for example azCount: 3",
        ),
      ],
      right: { azCount: 3 },
    },
    {
      title: "a number with leading zeros in quotes",
      stack: "dev",
      wrong: { azCount: "03" },
      told: [told("azCount", '"03"', "a whole number of availability zones, 1 to 4", "write for example azCount: 3")],
      right: { azCount: 3 },
    },
    {
      title: "a number in words",
      stack: "dev",
      wrong: { azCount: "three" },
      told: [
        told("azCount", '"three"', "a whole number of availability zones, 1 to 4", "write for example azCount: 3"),
      ],
      right: { azCount: 3 },
    },
    {
      title: "nothing after a key",
      stack: "dev",
      wrong: { azCount: null },
      told: [
        told("azCount", "nothing", "a whole number of availability zones, 1 to 4", "write for example azCount: 3"),
      ],
      right: { azCount: 3 },
    },
    {
      title: "an unknown NAT strategy (D-011)",
      stack: "dev",
      wrong: { natStrategy: "perZone" },
      told: [told("natStrategy", '"perZone"', "one of single, perAz", "write for example natStrategy: perAz")],
      right: { natStrategy: "perAz" },
    },
  ]);
});
