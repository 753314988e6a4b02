import { isPrivateVpcRange } from "../../lib/cidr";
import { defaulted, required } from "../setting";
import { countOf, oneOf, textWhere } from "../values";

/** The stack's own network. Every stack states these. */
export const networkSettings = {
  vpcCidr: required(
    textWhere(
      /^\d{1,3}(?:\.\d{1,3}){3}\/\d{1,2}$/,
      isPrivateVpcRange,
      "a private IPv4 range in CIDR notation, /16 to /20, without host bits: each of four zones takes a quarter, and each tier in it a quarter of that, at least a /24",
    ),
    {
      doc: "The addresses of the stack's VPC. No two stacks may overlap, so that they can be peered and told apart in logs.",
      unit: "CIDR",
      example: "10.1.0.0/16",
      change: "replaces the VPC and everything in it",
      sources: ["D-008", "XI-05", "E-012"],
    },
  ),
  azCount: defaulted(countOf("availability zones", 1, 4), 2, {
    doc: "How many availability zones the network spans, each with a public, an app and a data subnet.",
    unit: "zones",
    example: 3,
    change: "adds or removes the last zones' subnets; those of earlier zones stay as they are",
    sources: ["D-015", "E-006"],
  }),
  natStrategy: defaulted(oneOf("single", "perAz"), "single", {
    doc: "Whether one NAT gateway serves all zones, which is cheaper, or each zone has its own, which survives the loss of a zone.",
    unit: "name",
    example: "perAz",
    change: "adds or removes NAT gateways; outbound addresses change",
    sources: ["D-011", "E-006", "E-146"],
  }),
} as const;
