import { expect } from "chai";
import { parseStatus, parseTracked } from "../../../automation/release/git-status";

const hash = "0123456789012345678901234567890123456789";
const status = (...entries: string[]) => [...entries, ""].join("\0");

describe("parseStatus", () => {
  it("a clean branch", () => {
    expect(parseStatus(status(`# branch.oid ${hash}`, "# branch.head main", "# branch.ab +0 -0"))).to.deep.equal({
      commit: hash,
      branch: "main",
      changed: [],
    });
  });

  it("no commit yet, and no branch checked out", () => {
    expect(parseStatus(status("# branch.oid (initial)", "# branch.head main"))).to.include({ commit: undefined });
    expect(parseStatus(status(`# branch.oid ${hash}`, "# branch.head (detached)"))).to.include({ branch: undefined });
  });

  it("every kind of change, with spaces in names", () => {
    const entries = [
      `1 .M N... 100644 100644 100644 ${hash} ${hash} Pulumi.dev.yaml`,
      `1 MM N... 100644 100644 100644 ${hash} ${hash} a name.ts`,
      `1 .D N... 100644 100644 000000 ${hash} ${hash} gone.ts`,
      `1 A. N... 000000 100644 100644 ${hash} ${hash} new.ts`,
      `1 .T N... 100644 100644 120000 ${hash} ${hash} now-a-link.ts`,
      `2 R. N... 100644 100644 100644 ${hash} ${hash} R100 to.ts`,
      "from.ts",
      `u UU N... 100644 100644 100644 100644 ${hash} ${hash} ${hash} both.ts`,
      "? a folder/",
      "! ignored.log",
    ];
    expect(parseStatus(status(...entries)).changed).to.deep.equal([
      { path: "Pulumi.dev.yaml", edited: true },
      { path: "a name.ts", edited: true },
      { path: "gone.ts", edited: false },
      { path: "new.ts", edited: false },
      { path: "now-a-link.ts", edited: false },
      { path: "to.ts", edited: false },
      { path: "both.ts", edited: false },
      { path: "a folder/", edited: false },
    ]);
  });
});

describe("parseTracked", () => {
  it("the files, and those that git does not look at", () => {
    const { paths, unwatched } = parseTracked(status("H a.ts", "h hidden.ts", "S skipped.ts", "M a b.ts", "s both.ts"));
    expect([...paths]).to.deep.equal(["a.ts", "hidden.ts", "skipped.ts", "a b.ts", "both.ts"]);
    expect(unwatched).to.deep.equal(["hidden.ts", "skipped.ts", "both.ts"]);
  });

  it("nothing", () => {
    expect(parseTracked("")).to.deep.equal({ paths: new Set(), unwatched: [] });
  });
});
