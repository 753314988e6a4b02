import { refuses, told } from "../refusals";

describe("the settings of the area access", () => {
  refuses([
    {
      title: "a truth value in capitals (XI-09)",
      stack: "dev",
      wrong: { adminIngressEnabled: "TRUE" },
      told: [told("adminIngressEnabled", '"TRUE"', "true or false", "write for example adminIngressEnabled: false")],
      right: { adminIngressEnabled: true },
    },
    {
      title: "a truth value by another name",
      stack: "dev",
      wrong: { adminIngressEnabled: "off" },
      told: [told("adminIngressEnabled", '"off"', "true or false", "write adminIngressEnabled: false")],
      right: { adminIngressEnabled: false },
    },
    {
      title: "an unknown field of a range",
      stack: "dev",
      wrong: { devopsIpRanges: [{ cidr: "203.0.113.0/24", label: "Office Network", lable: "x" }] },
      told: [told("devopsIpRanges[0].lable", "the unknown field lable", "only cidr and label", "did you mean label?")],
      right: { devopsIpRanges: [{ cidr: "203.0.113.0/24", label: "Office Network" }] },
    },
    {
      title: "an unknown field without a near name",
      stack: "dev",
      wrong: { devopsIpRanges: [{ cidr: "203.0.113.0/24", label: "Office Network", port: 22 }] },
      told: [told("devopsIpRanges[0].port", "the unknown field port", "only cidr and label", "delete port")],
      right: { devopsIpRanges: [{ cidr: "203.0.113.0/24", label: "Office Network" }] },
    },
    {
      title: "a range without label (E-015)",
      stack: "dev",
      wrong: { devopsIpRanges: [{ cidr: "203.0.113.0/24" }] },
      told: [
        told(
          "devopsIpRanges[0].label",
          "nothing",
          "a label of 1 to 100 letters, digits, spaces and ._-:/()#,@[]+=&;{}!$* that says whose range it is",
          "add devopsIpRanges[0].label; for example devopsIpRanges: [{ cidr: 203.0.113.0/24, label: Office Network }]",
        ),
      ],
      right: { devopsIpRanges: [{ cidr: "203.0.113.0/24", label: "Office Network" }] },
    },
    {
      title: "a label with a letter that EC2 refuses in a rule",
      stack: "dev",
      wrong: { devopsIpRanges: [{ cidr: "203.0.113.0/24", label: "O'Hare" }] },
      told: [
        told(
          "devopsIpRanges[0].label",
          '"O\'Hare"',
          "a label of 1 to 100 letters, digits, spaces and ._-:/()#,@[]+=&;{}!$* that says whose range it is",
          "write for example devopsIpRanges: [{ cidr: 203.0.113.0/24, label: Office Network }]",
        ),
      ],
      right: { devopsIpRanges: [{ cidr: "203.0.113.0/24", label: "O Hare (Chicago)" }] },
    },
    {
      title: "a range of administrators with host bits",
      stack: "dev",
      wrong: { devopsIpRanges: [{ cidr: "203.0.113.7/24", label: "Office Network" }] },
      told: [
        told(
          "devopsIpRanges[0].cidr",
          '"203.0.113.7/24"',
          "an IPv4 or IPv6 range in CIDR notation, without host bits",
          "write 203.0.113.0/24, without host bits",
        ),
      ],
      right: { devopsIpRanges: [{ cidr: "203.0.113.7/32", label: "Office Network" }] },
    },
    {
      title: "a range named twice",
      stack: "dev",
      wrong: {
        devopsIpRanges: [
          { cidr: "203.0.113.0/24", label: "Office Network" },
          { cidr: "203.0.113.0/24", label: "Office Network" },
        ],
      },
      told: [told("devopsIpRanges[1]", "203.0.113.0/24 a second time", "each entry once", "delete one of the two")],
      right: {
        devopsIpRanges: [
          { cidr: "203.0.113.0/24", label: "Office Network" },
          { cidr: "203.0.114.0/24", label: "Office Network" },
        ],
      },
    },
    {
      title: "a list of texts where maps belong",
      stack: "dev",
      wrong: { devopsIpRanges: ["203.0.113.0/24"] },
      told: [
        told(
          "devopsIpRanges[0]",
          '"203.0.113.0/24"',
          "a map of cidr and label",
          "write for example devopsIpRanges: [{ cidr: 203.0.113.0/24, label: Office Network }]",
        ),
      ],
      right: { devopsIpRanges: [{ cidr: "203.0.113.0/24", label: "Office Network" }] },
    },
  ]);
});
