import { isNetworkRange } from "../../lib/cidr";
import { defaulted, required } from "../setting";
import { fields, flag, listOf, text, textWhere } from "../values";

/** An IPv4 or IPv6 range whose host bits are zero. */
export const rangeValue = textWhere(
  /^[0-9a-fA-F:.]+\/\d{1,3}$/,
  isNetworkRange,
  "an IPv4 or IPv6 range in CIDR notation, without host bits",
);

/** Who may come in, and from where. Every stack states these. */
export const accessSettings = {
  devopsIpRanges: required(
    listOf(
      fields(
        {
          cidr: rangeValue,
          label: text(
            // What EC2 takes in the description of a rule, where the label ends up; an apostrophe is refused.
            /^[\w.\-:/()#,@[\]+=&;{}!$*](?:[\w .\-:/()#,@[\]+=&;{}!$*]{0,98}[\w.\-:/()#,@[\]+=&;{}!$*])?$/,
            "a label of 1 to 100 letters, digits, spaces and ._-:/()#,@[]+=&;{}!$* that says whose range it is",
          ),
        },
        "a map of cidr and label",
      ),
      "a list of ranges, each with cidr and label, each named once",
      (range) => range.cidr,
    ),
    {
      doc: "The only addresses outside the platform that administrative access may ever come from. The whole internet, an empty list and ranges that add up to a large part of the internet are refused in every stack.",
      unit: "list of {cidr, label}",
      example: [{ cidr: "203.0.113.0/24", label: "Office Network" }],
      change: "in place",
      sources: ["E-015", "E-016", "E-017", "E-018"],
    },
  ),
  adminIngressEnabled: defaulted(flag(), false, {
    doc: "Whether SSH and RDP are let in from devopsIpRanges. Off, nobody gets in but through Session Manager.",
    unit: "true or false",
    example: false,
    change: "adds or removes the security group rules for ports 22 and 3389",
    sources: ["D-016", "E-018", "XI-09"],
  }),
} as const;
