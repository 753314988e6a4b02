import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { expect } from "chai";
import type { Rule } from "../../../policy-packs/guardrails/pack/rule";
import { root } from "../../support/sources";
import { alone, resource, unknown } from "./decide";

const guide = fs.readFileSync(path.join(root, "docs/guides/write-a-guardrail.md"), "utf8");

/** The rule of the guide as somebody would have written it into its family's folder. */
function ruleOfTheGuide(folder: string): Rule {
  const [, source = ""] = /```ts\n(import[\s\S]*?)```/.exec(guide) ?? [];
  const file = path.join(folder, "rule.ts");
  fs.writeFileSync(file, source.replaceAll("../../", `${path.join(root, "policy-packs/guardrails")}/`));
  const module: { codebuildNotPrivileged: Rule } = createRequire(file)(file);
  return module.codebuildNotPrivileged;
}

describe("the guide to write a guardrail", () => {
  it("its rule does what its test and its sample say", () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "causeway-guide-"));
    try {
      const rule = ruleOfTheGuide(folder);
      const answer = (environment: unknown) => alone(rule, resource("aws:codebuild/project:Project", { environment }));
      expect(answer({})).to.deep.equal([]);
      expect(answer({ privilegedMode: "true" })).to.deep.equal([
        "violation environment.privilegedMode: the build is privileged",
      ]);
      expect(answer({ privilegedMode: unknown })[0]).to.match(/^unknown environment.privilegedMode: /);
      expect(guide).to.contain(`STOP  ${rule.id}  images environment.privilegedMode  the build is privileged`);
      expect(guide).to.contain(`fix  ${rule.remedy}`);
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  });
});
