import { execFileSync } from "node:child_process";
import { expect } from "chai";
import fc from "fast-check";
import { shellQuote } from "../../../automation/commands/cloud-env";

describe("shellQuote", () => {
  it("leaves plain words as they are", () => {
    expect(shellQuote("/usr/bin:/bin")).to.equal("/usr/bin:/bin");
  });

  it("is read by a shell as the same text, whatever the text", () => {
    const words = fc.sample(
      fc.string({ unit: "grapheme" }).filter((text) => !text.includes("\0")),
      { seed: 7, numRuns: 60 },
    );
    const script = words.map((word) => `printf '%s\\0' ${shellQuote(word)}`).join("\n");
    const read = execFileSync("sh", ["-c", script], { encoding: "utf8" }).split("\0").slice(0, -1);
    expect(read).to.deep.equal(words);
  });
});
