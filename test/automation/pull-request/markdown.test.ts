import { expect } from "chai";
import { codeBlock, fitted, plain, type Section } from "../../../automation/pull-request/markdown";

describe("plain", () => {
  it("is one line without markup", () => {
    expect(plain("a|b\n<img> *x* [y](z) `q`\t&amp;", 100)).to.equal(
      "a\\|b \\<img\\> \\*x\\* \\[y\\]\\(z\\) \\`q\\` \\&amp;",
    );
    expect(plain("aws:ec2/subnet.ts-1", 100)).to.equal("aws\\:ec2/subnet.ts-1");
  });

  it("calls nobody and refers to nothing", () => {
    expect(plain("@team #12", 100)).to.equal("@\u200Bteam \\#\u200B12");
  });

  it("loses its end where it is too long, never half a character", () => {
    expect(plain("abcdef", 6)).to.equal("abcdef");
    expect(plain("abcdefg", 6)).to.equal("abcde…");
    expect(plain("abcd😀g", 6)).to.equal("abcd…");
  });
});

describe("codeBlock", () => {
  it("shows a text as it is", () => {
    expect(codeBlock("one\r\n  two\u0007", 100)).to.equal("```text\none\n  two\n```\n");
  });

  it("has fences that nothing in it ends", () => {
    expect(codeBlock("```\n````js", 100)).to.equal("`````text\n```\n````js\n`````\n");
  });
});

describe("fitted", () => {
  const section = (entries: readonly string[], room: number): Section => ({
    head: "head\n",
    entries,
    leftOut: (count) => `and ${count} more\n`,
    room,
  });

  it("has everything where it fits to the character, sections apart by a line", () => {
    expect(fitted([section(["a\n"], 7), section(["b\n", "c\n"], 9)])).to.deep.equal({
      text: "head\na\n\nhead\nb\nc\n",
      leftOut: 0,
    });
  });

  it("keeps the first entries whole and counts the rest where it does not", () => {
    expect(fitted([section(["aaaa\n", "bbbb\n", "cccc\n", "dddd\n"], 24)])).to.deep.equal({
      text: "head\naaaa\nand 3 more\n",
      leftOut: 3,
    });
  });

  it("hands on room that a section does not need, and leaves out what has no entries with its head", () => {
    expect(fitted([section([], 12), section(["aaaaaaaaaa\n"], 5)]).text).to.equal("head\naaaaaaaaaa\n");
  });
});
