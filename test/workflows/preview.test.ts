import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { parse } from "yaml";
import { z } from "zod";
import { commandLine } from "../../automation/command-line";
import { COMMENT_MARKER } from "../../automation/pull-request/comment";
import { startProgram } from "../support/causeway";
import { copyCheckout } from "../support/checkout-copy";
import { rejection } from "../support/rejection";
import { sampleFinding, sampleFindings, samplePreview } from "../support/sample-findings";
import { root } from "../support/sources";
import { temporaryFolder } from "../support/temporary-folder";

const stepSchema = z.object({
  name: z.string().optional(),
  id: z.string().optional(),
  if: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), z.unknown()).default({}),
  env: z.record(z.string(), z.string()).default({}),
});
const jobSchema = z.object({
  if: z.string().optional(),
  permissions: z.record(z.string(), z.string()).optional(),
  "timeout-minutes": z.number(),
  steps: z.array(stepSchema),
});
const workflowSchema = z.object({
  on: z.record(z.string(), z.unknown()),
  permissions: z.record(z.string(), z.string()),
  concurrency: z.object({ group: z.string(), "cancel-in-progress": z.boolean() }),
  defaults: z.object({ run: z.object({ shell: z.literal("bash") }) }),
  jobs: z.record(z.string(), jobSchema),
});

const source = fs.readFileSync(path.join(root, ".github/workflows/preview.yml"), "utf8");
const workflow = workflowSchema.parse(parse(source));
const jobs = Object.entries(workflow.jobs);
const steps = jobs.flatMap(([, job]) => job.steps);
const scripts = steps.flatMap(({ run }) => (run === undefined ? [] : [run]));

function neverRuns(): never {
  throw new Error("no command was to run");
}

/** The script of a step, by its name. */
function script(name: string): string {
  const run = steps.find((step) => step.name === name)?.run;
  if (run === undefined) throw new Error(`the workflow has no step ${name} that runs something`);
  return run;
}

/** Every call of the command line in a script, as words without quotes; what follows a redirection or a pipe is none. */
function calls(text: string): string[][] {
  return [...text.matchAll(/\.\/causeway ([^|>)\n]*)/g)].map(([, words = ""]) =>
    words
      .trim()
      .split(/\s+/)
      .map((word) => word.replaceAll('"', "")),
  );
}

describe("the preview workflow", () => {
  it("runs on every pull request, of forks as well, and never with the rights of the base", () => {
    expect(workflow.on).to.deep.equal({ pull_request: null });
    expect(source).not.to.match(/pull_request_target|workflow_run/);
  });

  it("needs no secret and no credentials", () => {
    expect(source).not.to.match(/\bsecrets\.|AWS_|id-token/);
  });

  it("reads the repository and nothing else; only the jobs that publish may write, each one thing", () => {
    expect(workflow.permissions).to.deep.equal({ contents: "read" });
    const own = Object.fromEntries(
      jobs.flatMap(([name, { permissions }]) => (permissions ? [[name, permissions]] : [])),
    );
    expect(own).to.deep.equal({
      comment: { "pull-requests": "write" },
      "code-scanning": { actions: "read", contents: "read", "security-events": "write" },
    });
  });

  for (const name of ["comment", "code-scanning"]) {
    it(`${name} is not for forks and Dependabot, whose runs may not write, and runs nothing of the pull request`, () => {
      const job = workflow.jobs[name];
      expect(job?.if)
        .to.include("github.event.pull_request.head.repo.full_name == github.repository")
        .and.to.include("github.event.pull_request.user.login != 'dependabot[bot]'");
      const run = job?.steps.flatMap((step) => step.run ?? []).join("\n") ?? "";
      expect(run).not.to.match(/\.\/|npm|node/);
    });
  }

  it("pins every action by commit, with its version beside it, the same everywhere", () => {
    const lines = source.split("\n").filter((line) => /^\s*(- )?uses:/.test(line));
    expect(lines.length).to.equal(steps.filter(({ uses }) => uses !== undefined).length);
    for (const line of lines) expect(line).to.match(/uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    const pins = new Set(lines.map((line) => line.replace(/^.*uses: /, "")));
    expect(new Set([...pins].map((pin) => pin.replace(/@.*/, "")))).to.have.property("size", pins.size);
  });

  it("leaves no token in a checkout", () => {
    for (const step of steps.filter(({ uses }) => uses?.startsWith("actions/checkout@"))) {
      expect(step.with["persist-credentials"]).to.equal(false);
    }
  });

  it("one run for each pull request at a time, and no job without an end", () => {
    expect(workflow.concurrency).to.deep.equal({
      group: "preview-${{ github.event.pull_request.number }}",
      "cancel-in-progress": true,
    });
    for (const [name, job] of jobs) expect(job["timeout-minutes"], name).to.be.lessThanOrEqual(40);
  });

  it("puts nothing of a pull request into a script: values come by the environment", () => {
    expect(scripts.filter((text) => text.includes("${{"))).to.deep.equal([]);
  });

  it("the job to require is there whatever was touched, and when a job before it fails", () => {
    expect(workflow.jobs["guardrails"]?.if).to.equal("${{ !cancelled() }}");
  });

  const called = scripts.flatMap(calls);
  it("calls the command line", () => {
    expect(called.length).to.equal(scripts.join("\n").split("./causeway").length - 1);
    expect(called.length).to.be.greaterThanOrEqual(8);
  });
  for (const words of called) {
    it(`./causeway ${words.join(" ")} is a command with flags that it takes`, async () => {
      // Once everything was understood, and before the command is loaded.
      const line = commandLine({ contextFor: neverRuns, answer: neverRuns }).hook("preAction", () => {
        throw new Error("understood");
      });
      expect(await rejection(line.parseAsync(words, { from: "user" }))).to.have.property("message", "understood");
    });
  }
});

describe("the steps of the preview workflow", function () {
  this.timeout(60_000);
  const folder = temporaryFolder();
  const file = (name: string) => path.join(folder(), name);
  const read = (name: string) => fs.readFileSync(file(name), "utf8");
  const git = (...words: string[]) =>
    execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@b.c", ...words], { cwd: folder(), stdio: "pipe" });
  const run = (name: string, environment: Record<string, string> = {}) =>
    startProgram("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", script(name)], {
      folder: folder(),
      environment: {
        GITHUB_OUTPUT: file("output"),
        GITHUB_STEP_SUMMARY: file("summary"),
        CAUSEWAY_HOME: file("home"),
        ...environment,
      },
    }).ended;
  const result = (stack: string, text: string) => {
    fs.mkdirSync(file("results"), { recursive: true });
    fs.writeFileSync(file(`results/${stack}.json`), text);
  };
  const stopped = samplePreview("dev", sampleFindings({ violations: [sampleFinding()] }));

  it("which stacks: those of the files that differ from the base, also of removed and renamed ones", async () => {
    const copy = copyCheckout(folder());
    git("init", "-q", "-b", "main");
    git("add", ".gitignore", ...["dev", "prod"].map((stack) => `Pulumi.${stack}.yaml`), "README.md");
    git("commit", "-qm", "base");
    git("checkout", "-qb", "change");
    copy.change("dev", { owner: "another-team" });
    git("commit", "-qam", "change");
    git("checkout", "-q", "main");
    git("merge", "-q", "--no-ff", "-m", "merge", "change");
    expect(await run("Which stacks the changed files touch")).to.have.property("code", 0);
    expect(read("output")).to.equal(
      'touched={"stacks":[{"name":"dev","needs":["shared"],"because":"Pulumi.dev.yaml"}]}\n',
    );
    expect(read("changed.txt")).to.equal("Pulumi.dev.yaml\n");
    git("rm", "-q", "--cached", "README.md");
    git("mv", "Pulumi.prod.yaml", "components/moved.yaml");
    git("commit", "-qm", "moved");
    expect(await run("Which stacks the changed files touch")).to.have.property("code", 0);
    expect(read("changed.txt").trim().split("\n")).to.deep.equal([
      "Pulumi.prod.yaml",
      "README.md",
      "components/moved.yaml",
    ]);
  });

  it("findings: SARIF and JUnit of a preview with violations, and neither of one without an answer", async () => {
    copyCheckout(folder());
    result("dev", stopped);
    const step = "The findings for code scanning and test reports";
    expect(await run(step, { STACK: "dev" })).to.have.property("code", 0);
    expect(JSON.parse(read("reports/dev.sarif"))).to.have.nested.property("runs[0].results[0].ruleId", "rds-public");
    expect(read("reports/dev.junit.xml")).to.include('failures="1"');
    result("prod", "");
    expect(await run(step, { STACK: "prod" })).to.have.property("code", 0);
    expect(fs.readdirSync(file("reports")).toSorted()).to.deep.equal(["dev.junit.xml", "dev.sarif"]);
  });

  it("a stack's job says no with the line, and fails for a preview without an answer", async () => {
    copyCheckout(folder());
    result("dev", stopped);
    const no = await run("What the guardrails say", { STACK: "dev" });
    expect(no.code).to.equal(1);
    expect(no.stdout).to.match(/^::error file=components\/database\/database\.ts,line=\d+,title=rds-public in dev::/);
    result("prod", '{"error":{"kind":"engine","message":"no engine","remedy":"set it up"}}');
    const unknown = await run("What the guardrails say", { STACK: "prod" });
    expect(unknown.code).to.equal(3);
    expect(unknown.stderr).to.include("no engine");
  });

  it("the verdict fails for a stack without a result, and its text is the run's summary all the same", async () => {
    copyCheckout(folder());
    fs.writeFileSync(file("touched.json"), '{"stacks":[{"name":"dev","needs":[]},{"name":"prod","needs":[]}]}');
    result("dev", samplePreview("dev"));
    expect(await run("What it comes to", { COMMIT: "3f9a1c" })).to.have.property("code", 3);
    expect(read("summary")).to.equal(read("comment.md"));
    result("prod", samplePreview("prod"));
    expect(await run("What it comes to", { COMMIT: "3f9a1c" })).to.have.property("code", 0);
    expect(read("comment.md").split("\n")[0]).to.equal("**✓ Nothing stops this pull request in dev and prod**");
  });

  describe("the comment", () => {
    /** A `gh` that notes how it is called and lists what `ids` says. */
    const comment = async (ids: string) => {
      fs.mkdirSync(file("bin"), { recursive: true });
      fs.writeFileSync(
        file("bin/gh"),
        `#!/bin/sh\nprintf '%s\\n' "$*" >> calls\ncase "$*" in *--paginate*) printf '%b' '${ids}' ;; esac\n`,
        { mode: 0o755 },
      );
      const ended = await run("Keep the one comment up to date", {
        PATH: `${file("bin")}:${process.env["PATH"] ?? ""}`,
        COMMENTS: "repos/o/r/issues/7/comments",
        COMMENT: "repos/o/r/issues/comments",
      });
      expect(ended).to.have.property("code", 0);
      return read("calls").trim().split("\n").slice(1);
    };

    it("is made where there is none", async () => {
      expect(await comment("")).to.deep.equal([
        "api --silent --method POST repos/o/r/issues/7/comments --field body=@comment.md",
      ]);
    });

    it("is changed where there is one, and never a second one made", async () => {
      expect(await comment("42\\n43\\n")).to.deep.equal([
        "api --silent --method PATCH repos/o/r/issues/comments/42 --field body=@comment.md",
      ]);
    });

    it("is found by the marker that its text ends with, and only where it is ours", () => {
      expect(script("Keep the one comment up to date"))
        .to.include(`contains("${COMMENT_MARKER}")`)
        .and.to.include('.user.login == "github-actions[bot]"');
    });
  });
});
