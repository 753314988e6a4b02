import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import path from "node:path";
import { expect } from "chai";
import { packFiles, packSources } from "../../../automation/guardrails/pack-files";
import { type CheckoutCopy, copyCheckout } from "../../support/checkout-copy";
import { root } from "../../support/sources";
import { temporaryFolder } from "../../support/temporary-folder";

const SCRIPT =
  "const { bundle } = require('./automation/launch/bundle');" +
  "const { packFiles } = require(bundle('automation/guardrails/pack-files.ts'));" +
  "process.stdout.write(JSON.stringify(packFiles()));";

/** A pack is about a megabyte of text. */
const MOST = 64 * 1024 * 1024;

const digest = (text: string) => createHash("sha256").update(text).digest("hex");

describe("packFiles", function () {
  this.timeout(30_000);
  const folder = temporaryFolder();
  let copy: CheckoutCopy;
  beforeEach(() => {
    copy = copyCheckout(path.join(folder(), "elsewhere"));
  });
  const filesOfCopy = () =>
    execFileSync("node", ["-e", SCRIPT], { cwd: copy.root, encoding: "utf8", stdio: "pipe", maxBuffer: MOST });

  it("has what the engine and the runner look for", () => {
    expect(packFiles().map(({ name }) => name)).to.deep.equal([
      "PulumiPolicy.yaml",
      "guardrails.json",
      "guardrails.js",
      "index.js",
      "package.json",
    ]);
  });

  it("is made from the pack's own files and what they use of ours", () => {
    const sources = new Set(packSources());
    expect([...sources]).to.include.members([
      "policy-packs/guardrails/PulumiPolicy.yaml",
      "policy-packs/guardrails/catalog.ts",
      "policy-packs/guardrails/index.ts",
      "lib/guardrail-pack.ts",
    ]);
    expect([...sources].filter((file) => /^\.\.|node_modules/.test(file))).to.deep.equal([]);
  });

  it("gives the same bytes from two checkouts in different folders", () => {
    const here = execFileSync("node", ["-e", SCRIPT], { cwd: root, encoding: "utf8", maxBuffer: MOST });
    expect(digest(filesOfCopy())).to.equal(digest(here));
    expect(here.includes(root)).to.equal(false);
  });

  it("gives others when a rule changes: nothing stale is packed", () => {
    const before = filesOfCopy();
    copy.write(
      "policy-packs/guardrails/catalog.ts",
      'import type { Rule } from "./rule";\nexport const catalog: Rule[] = [];\n',
    );
    expect(digest(filesOfCopy())).not.to.equal(digest(before));
  });

  it("refuses a pack that does not compile, with file and line", () => {
    copy.write("policy-packs/guardrails/catalog.ts", "export const catalog = ;\n");
    expect(filesOfCopy).to.throw(/the policy pack does not compile[^]*policy-packs\/guardrails\/catalog\.ts:1:23/);
  });
});
