import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { type PullRequestCommentOptions, pullRequestComment } from "../../../automation/commands/pull-request-comment";
import { pullRequestStacks } from "../../../automation/commands/pull-request-stacks";
import { copyStackFiles, quietContext } from "../../support/command-context";
import { rejection } from "../../support/rejection";
import { sampleFinding, sampleFindings, samplePreview } from "../../support/sample-findings";
import { temporaryFolder } from "../../support/temporary-folder";

describe("pull-request stacks", () => {
  const folder = temporaryFolder();
  const touched = (list: string) => {
    const changed = path.join(folder(), "changed.txt");
    fs.writeFileSync(changed, list);
    return pullRequestStacks(quietContext(folder()), { changed });
  };

  it("names the stacks, and for machines what each needs", async () => {
    copyStackFiles(folder());
    expect(await touched("Pulumi.dev.yaml\nPulumi.shared.yaml\n")).to.deep.equal({
      exitCode: 0,
      json: {
        stacks: [
          { name: "dev", needs: ["shared"], because: "Pulumi.dev.yaml" },
          { name: "shared", needs: [], because: "Pulumi.shared.yaml" },
        ],
      },
      text: "dev\nshared",
    });
    expect((await touched("index.ts\n")).text).to.equal("dev\nprod\nprod-pci\nshared\nstaging");
  });

  it("names a stack whose settings do not hold, also where nothing of it changed", async () => {
    copyStackFiles(folder(), { prod: { "azCount: 3": "azCount: many" } });
    expect((await touched("docs/a.md\n")).json).to.deep.equal({
      stacks: [{ name: "prod", needs: [], because: "its settings do not hold" }],
    });
  });

  it("refuses a list that is not there", async () => {
    const error = await rejection(
      Promise.resolve().then(() => pullRequestStacks(quietContext(folder()), { changed: path.join(folder(), "none") })),
    );
    expect(error).to.include({ kind: "usage", exitCode: 2 });
  });
});

describe("pull-request comment", () => {
  const folder = temporaryFolder();
  const file = (name: string) => path.join(folder(), name);
  const put = (name: string, text: string) => {
    fs.mkdirSync(file("results"), { recursive: true });
    fs.writeFileSync(file(name), text);
    return file(name);
  };
  const comment = async (options: Partial<PullRequestCommentOptions> = {}) =>
    pullRequestComment(quietContext(folder()), {
      stackResults: file("results"),
      out: file("comment.md"),
      ...options,
    });
  const written = () => fs.readFileSync(file("comment.md"), "utf8");

  it("says yes where nothing stops any stack, and writes the comment", async () => {
    put("results/dev.json", samplePreview("dev"));
    expect(await comment({ commit: "3f9a1c" })).to.deep.equal({
      exitCode: 0,
      json: {
        verdict: "yes",
        sentence: "✓ Nothing stops this pull request in dev",
        out: file("comment.md"),
        leftOut: 0,
        stacks: [{ name: "dev", lookedAt: true, stops: 0 }],
      },
      text: "✓ Nothing stops this pull request in dev",
    });
    expect(written()).to.include("| dev | ").and.to.include("Commit 3f9a1c.");
  });

  it("says no, exit 1, where a mandatory finding stops one", async () => {
    put("results/dev.json", samplePreview("dev", sampleFindings({ violations: [sampleFinding()] })));
    const { exitCode, json } = await comment();
    expect(exitCode).to.equal(1);
    expect(json).to.deep.include({ verdict: "no", stacks: [{ name: "dev", lookedAt: true, stops: 1 }] });
    expect(written().split("\n")[0]).to.equal("**✗ 1 finding stops this pull request, in dev**");
  });

  it("does not know, exit 3, where a stack that was expected left no result", async () => {
    put("results/dev.json", samplePreview("dev"));
    const expected = put("touched.json", '{"stacks":[{"name":"dev"},{"name":"prod"}]}');
    const { exitCode, json } = await comment({ expected });
    expect(exitCode).to.equal(3);
    expect(json).to.have.property("verdict", "unknown");
    expect(written()).to.include("its preview left no result: the job was ended, or never began");
  });

  it("no result is a yes only where none was expected", async () => {
    expect((await comment({ expected: put("touched.json", '{"stacks":[]}') })).exitCode).to.equal(0);
    expect(await rejection(comment())).to.include({ kind: "guardrails", exitCode: 3 });
  });

  it("refuses what does not say which stacks were expected, and a file that cannot be written", async () => {
    put("results/dev.json", samplePreview("dev"));
    expect(await rejection(comment({ expected: put("touched.json", "[]") }))).to.include({ kind: "usage" });
    expect(await rejection(comment({ out: file("none/comment.md") }))).to.include({ kind: "usage" });
  });
});
