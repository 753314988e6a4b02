import { expect } from "chai";
import fc from "fast-check";
import { checkStacks } from "../../../settings/check-stacks";
import { committedFile, edited, problemsAfter } from "../committed-files";
import { refuses, told } from "../refusals";

describe("settings/rules/networks", () => {
  refuses([
    {
      title: "ranges in prod-pci that prod does not have (E-016)",
      stack: "prod-pci",
      wrong: {
        devopsIpRanges: [
          { cidr: "203.0.113.0/24", label: "Office Network" },
          { cidr: "100.64.0.0/24", label: "Lab" },
        ],
      },
      told: [
        told(
          "devopsIpRanges[1].cidr",
          "100.64.0.0/24",
          "a range within those of prod: 203.0.113.0/24, 198.51.100.0/24, 192.0.2.0/24 (E-016)",
          "delete the range, or let prod have it first",
        ),
      ],
      right: {
        devopsIpRanges: [
          { cidr: "203.0.113.128/25", label: "Half the office" },
          { cidr: "192.0.2.0/24", label: "Bastion Host" },
        ],
      },
    },
  ]);

  it("XI-05, D-008: refuses overlapping addresses, and tells both stacks", () => {
    expect(problemsAfter({ staging: { vpcCidr: "10.1.240.0/20" } })).to.deep.equal([
      {
        stack: "dev",
        problem: {
          key: "vpcCidr",
          got: "10.1.0.0/16, which overlaps with 10.1.240.0/20 of staging",
          expected: "a range that no other stack has an address of",
          remedy: "choose a free range for dev or staging",
        },
      },
      {
        stack: "staging",
        problem: {
          key: "vpcCidr",
          got: "10.1.240.0/20, which overlaps with 10.1.0.0/16 of dev",
          expected: "a range that no other stack has an address of",
          remedy: "choose a free range for staging or dev",
        },
      },
    ]);
    expect(problemsAfter({ staging: { vpcCidr: "10.20.240.0/20" } })).to.deep.equal([]);
  });

  it("XI-05: finds exactly the pairs that overlap, whatever the ranges", () => {
    const range = fc.record({ block: fc.integer({ min: 0, max: 63 }), prefix: fc.integer({ min: 16, max: 20 }) });
    const shared = committedFile("shared");
    fc.assert(
      fc.property(range, range, (one, other) => {
        const [mine, theirs] = [one, other].map(({ block, prefix }) => {
          const size = 2 ** (20 - prefix);
          const first = block - (block % size); // in blocks of /20
          return {
            first,
            last: first + size - 1,
            cidr: `10.${100 + Math.floor(first / 16)}.${(first % 16) * 16}.0/${prefix}`,
          };
        });
        if (mine === undefined || theirs === undefined) throw new Error("two ranges were asked for");
        const files = [
          shared,
          edited(committedFile("dev"), { vpcCidr: mine.cidr }),
          edited(committedFile("staging"), { vpcCidr: theirs.cidr }),
        ];
        const overlap = mine.first <= theirs.last && theirs.first <= mine.last;
        expect(checkStacks(files).stacks.map(({ ok }) => ok)).to.deep.equal([true, !overlap, !overlap]);
      }),
      { numRuns: 50 },
    );
  });

  it("E-016: does not take prod-pci's word without prod", () => {
    const { stacks } = checkStacks([committedFile("shared"), committedFile("prod-pci")]);
    expect(stacks[1]?.problems.map(({ key, got, remedy }) => [key, got, remedy])).to.deep.equal([
      ["devopsIpRanges", "no stack file of prod to compare with", "check prod-pci together with prod"],
    ]);
  });
});
