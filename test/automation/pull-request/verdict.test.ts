import { expect } from "chai";
import { stackResults } from "../../../automation/pull-request/stack-results";
import { verdictOf } from "../../../automation/pull-request/verdict";
import { sampleFinding, sampleFindings, samplePreview } from "../../support/sample-findings";

const fine = samplePreview("");
const stopped = samplePreview("", sampleFindings({ violations: [sampleFinding()] }));
const warned = samplePreview("", sampleFindings({ violations: [sampleFinding({ level: "advisory" })] }));
const verdict = (texts: Readonly<Record<string, string>>) =>
  verdictOf(stackResults(new Map(Object.entries(texts)), []));

describe("verdictOf", () => {
  it("is a yes where nothing stops any stack; warnings and what the update decides do not", () => {
    expect(verdict({ dev: fine, prod: warned, shared: fine })).to.deep.equal({
      answer: "yes",
      sentence: "✓ Nothing stops this pull request in dev, prod and shared",
    });
  });

  it("is a yes where no stack is touched, and says that", () => {
    expect(verdict({})).to.deep.equal({ answer: "yes", sentence: "✓ This pull request touches no stack" });
  });

  it("is a no for one mandatory finding in one stack, which is named", () => {
    expect(verdict({ dev: fine, prod: stopped })).to.deep.equal({
      answer: "no",
      sentence: "✗ 1 finding stops this pull request, in prod",
    });
  });

  it("is a no before it is unknown, and names both", () => {
    expect(verdict({ dev: stopped, prod: stopped, shared: "" })).to.deep.equal({
      answer: "no",
      sentence: "✗ 2 findings stop this pull request, in dev and prod; shared could not be looked at",
    });
  });

  it("is unknown, never a yes, where a stack could not be looked at", () => {
    expect(verdict({ dev: fine, prod: "" })).to.deep.equal({
      answer: "unknown",
      sentence: "? prod could not be looked at: what this pull request does is not known",
    });
  });

  it("names five stacks and counts the rest", () => {
    const many = Object.fromEntries(["a", "b", "c", "d", "e", "f", "g"].map((name) => [name, fine]));
    expect(verdict(many).sentence).to.equal("✓ Nothing stops this pull request in a, b, c, d, e and 2 more");
  });
});
