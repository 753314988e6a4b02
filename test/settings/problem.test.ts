import { expect } from "chai";
import { type Problem, renderProblem, renderProblems, writePath } from "../../settings/problem";

const problem: Problem = {
  key: "devopsIpRanges[0].cidr",
  setting: "devopsIpRanges",
  got: "the whole internet, 0.0.0.0/0",
  expected: "ranges of your own",
  remedy: "replace it",
  file: "Pulumi.prod.yaml",
  line: 12,
  column: 9,
};

describe("settings/problem", () => {
  it("writes paths as people do", () => {
    expect(writePath(["devopsIpRanges", 0, "cidr"])).to.equal("devopsIpRanges[0].cidr");
    expect(writePath(["azCount"])).to.equal("azCount");
    expect(writePath([])).to.equal("(file)");
  });

  it("renders a problem as a block, with and without a place or a setting", () => {
    expect(renderProblem(problem)).to.equal(
      [
        "✗ settings  Pulumi.prod.yaml:12:9  devopsIpRanges[0].cidr",
        "  got       the whole internet, 0.0.0.0/0",
        "  expected  ranges of your own",
        "  fix       replace it",
        "  more      ./causeway settings explain devopsIpRanges",
      ].join("\n"),
    );
    expect(renderProblem({ ...problem, setting: undefined, line: undefined, column: undefined })).to.equal(
      [
        "✗ settings  Pulumi.prod.yaml  devopsIpRanges[0].cidr",
        "  got       the whole internet, 0.0.0.0/0",
        "  expected  ranges of your own",
        "  fix       replace it",
      ].join("\n"),
    );
  });

  it("renders all in the order of files and places", () => {
    const places = [
      { file: "b", line: 1, column: 1 },
      { file: "a", line: 10, column: 1 },
      { file: "a", line: 9, column: 5 },
      { file: "a", line: 9, column: 4 },
    ];
    const heads = renderProblems(places.map((place) => ({ ...problem, ...place }))).match(/\S+:\d+:\d+/g);
    expect(heads).to.deep.equal(["a:9:4", "a:9:5", "a:10:1", "b:1:1"]);
  });
});
