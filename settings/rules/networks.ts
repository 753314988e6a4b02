import { containsRanges, rangesOverlap } from "../../lib/cidr";
import { type CrossRule, forEachPair } from "./cross-rule";

/** No address belongs to two stacks (XI-05, D-008). */
const addressesAreDisjoint: CrossRule["find"] = forEachPair((one, other) => {
  const mine = one.values.vpcCidr;
  const theirs = other.values.vpcCidr;
  if (mine === undefined || theirs === undefined || !rangesOverlap(mine, theirs)) return undefined;
  return {
    path: ["vpcCidr"],
    got: `${mine}, which overlaps with ${theirs} of ${other.stack}`,
    expected: "a range that no other stack has an address of",
    remedy: `choose a free range for ${one.stack} or ${other.stack}`,
  };
});

/** Card data is reached from nowhere that production is not reached from (E-016). */
const pciIsNoWiderThanProduction: CrossRule["find"] = (drafts) => {
  const pci = drafts.find((draft) => draft.stack === "prod-pci")?.values.devopsIpRanges;
  if (pci === undefined) return [];
  const production = drafts.find((draft) => draft.stack === "prod");
  if (production === undefined) {
    const got = "no stack file of prod to compare with";
    const expected = "ranges within those of prod (E-016)";
    const remedy = "check prod-pci together with prod";
    return [{ stack: "prod-pci", finding: { path: ["devopsIpRanges"], got, expected, remedy } }];
  }
  const allowed = production.values.devopsIpRanges?.map((range) => range.cidr);
  if (allowed === undefined) return [];
  return pci.flatMap(({ cidr }, index) =>
    containsRanges(allowed, [cidr])
      ? []
      : [
          {
            stack: "prod-pci",
            finding: {
              path: ["devopsIpRanges", index, "cidr"],
              got: cidr,
              expected: `a range within those of prod: ${allowed.join(", ")} (E-016)`,
              remedy: "delete the range, or let prod have it first",
            },
          },
        ],
  );
};

/** What holds among the addresses of all stacks. */
export const networkRules: readonly CrossRule[] = [
  { says: "No two stacks have an address of `vpcCidr` in common (D-008, XI-05).", find: addressesAreDisjoint },
  { says: "The `devopsIpRanges` of `prod-pci` lie within those of `prod` (E-016).", find: pciIsNoWiderThanProduction },
];
