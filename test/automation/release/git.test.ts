import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { Failure } from "../../../automation/errors";
import { chooseHome } from "../../../automation/home";
import { type GitFacts, gitFacts } from "../../../automation/release/git";
import { rejection } from "../../support/rejection";
import { temporaryFolder } from "../../support/temporary-folder";

/** A git without anybody's configuration. */
const environment = {
  PATH: process.env["PATH"] ?? "",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_AUTHOR_NAME: "Raj",
  GIT_AUTHOR_EMAIL: "raj@company.com",
  GIT_COMMITTER_NAME: "Mei",
  GIT_COMMITTER_EMAIL: "mei@company.com",
};

const SETTINGS = "config:\n  causeway:azCount: 2\n";

describe("gitFacts", () => {
  const folder = temporaryFolder();
  const checkout = () => path.join(folder(), "checkout");
  const git = (...args: string[]) =>
    execFileSync("git", args, { cwd: checkout(), env: environment, encoding: "utf8" }).trim();
  const write = (file: string, text: string) => {
    fs.mkdirSync(path.dirname(path.join(checkout(), file)), { recursive: true });
    fs.writeFileSync(path.join(checkout(), file), text);
  };
  const facts = (from = checkout(), home = path.join(checkout(), ".causeway")) =>
    gitFacts({ checkout: from, home: chooseHome(home, {}, from), environment });

  beforeEach(() => {
    write("Pulumi.yaml", "name: causeway\n");
    write("Pulumi.dev.yaml", SETTINGS);
    write("index.ts", "export {};\n");
    write(".gitignore", "*.log\n.causeway/\n");
    git("init", "--quiet", "--initial-branch", "main");
    git("add", ".");
    git("commit", "--quiet", "--message", "One");
  });
  const clean = (): GitFacts => ({
    commit: git("rev-parse", "HEAD"),
    author: "raj@company.com",
    dirty: false,
    branch: "main",
  });

  it("a clean checkout: its commit, the commit's author, its branch", async () => {
    expect(await facts()).to.deep.equal(clean());
  });

  it("no branch where none is checked out", async () => {
    git("checkout", "--quiet", "--detach");
    expect(await facts()).to.deep.equal({ ...clean(), branch: undefined });
  });

  const dirty: Record<string, () => void> = {
    "an edited source": () => write("index.ts", "export const a = 1;\n"),
    "an edited source that is staged": () => {
      write("index.ts", "export const a = 1;\n");
      git("add", ".");
    },
    "an untracked file": () => write("more.ts", "export {};\n"),
    "an untracked file in a folder": () => write("more/more.ts", "export {};\n"),
    "an untracked file that a configuration hides": () => {
      git("config", "status.showUntrackedFiles", "no");
      write("more.ts", "export {};\n");
    },
    "a removed file": () => fs.unlinkSync(path.join(checkout(), "index.ts")),
    "a renamed file": () => git("mv", "index.ts", "main.ts"),
    "another setting": () => write("Pulumi.dev.yaml", SETTINGS.replace("2", "3")),
    "a removed stack file": () => fs.unlinkSync(path.join(checkout(), "Pulumi.dev.yaml")),
    "a new stack file": () => write("Pulumi.new.yaml", SETTINGS),
    "a stack file that is no YAML": () => write("Pulumi.dev.yaml", "config: [unclosed\n"),
    "an edit that git was told not to look at": () => {
      git("update-index", "--assume-unchanged", "index.ts");
      write("index.ts", "export const a = 1;\n");
    },
  };
  for (const [words, change] of Object.entries(dirty)) {
    it(`dirty: ${words}`, async () => {
      change();
      expect(await facts()).to.deep.equal({ ...clean(), dirty: true });
    });
  }

  const harmless: Record<string, () => void> = {
    "an ignored file": () => write("run.log", "words\n"),
    "what the plain command line writes into a stack file": () =>
      write("Pulumi.dev.yaml", `encryptionsalt: v1:abc=\n${SETTINGS}`),
    "a stack file in another format, staged": () => {
      write("Pulumi.dev.yaml", "# Development\nconfig: { causeway:azCount: 2 }\n");
      git("add", ".");
    },
    "a file that is newer and the same": () => write("index.ts", "export {};\n"),
  };
  for (const [words, change] of Object.entries(harmless)) {
    it(`not dirty: ${words}`, async () => {
      change();
      expect(await facts()).to.deep.equal(clean());
    });
  }

  it("the home does not count, wherever in the checkout it lies; what lies beside it does", async () => {
    write("homes/mine/state/dev.json", "{}");
    expect(await facts(checkout(), path.join(checkout(), "homes/mine"))).to.deep.equal(clean());
    expect((await facts()).dirty).to.equal(true);
    write("homes/other.ts", "export {};\n");
    expect((await facts(checkout(), path.join(checkout(), "homes/mine"))).dirty).to.equal(true);
  });

  it("does not write git's index", async () => {
    fs.utimesSync(path.join(checkout(), "index.ts"), 1, 1);
    const index = path.join(checkout(), ".git", "index");
    const before = fs.readFileSync(index);
    await facts();
    expect(fs.readFileSync(index).equals(before)).to.equal(true);
  });

  it("a checkout in a folder of a repository: only what lies in it counts", async () => {
    const inner = path.join(checkout(), "platform");
    write("platform/Pulumi.yaml", "name: causeway\n");
    write("platform/Pulumi.dev.yaml", SETTINGS);
    git("add", ".");
    git("commit", "--quiet", "--message", "Two");
    write("index.ts", "export const a = 1;\n");
    write("platform/Pulumi.dev.yaml", `encryptionsalt: v1:abc=\n${SETTINGS}`);
    expect(await facts(inner)).to.deep.equal(clean());
    write("platform/Pulumi.dev.yaml", SETTINGS.replace("2", "3"));
    expect(await facts(inner)).to.deep.equal({ ...clean(), dirty: true });
  });

  const nothing: GitFacts = { commit: null, author: null, dirty: false, branch: undefined };

  it("no git: an unpacked archive, also inside somebody's repository; no git installed", async () => {
    const archive = path.join(folder(), "archive");
    fs.mkdirSync(archive);
    fs.writeFileSync(path.join(archive, "Pulumi.yaml"), "name: causeway\n");
    expect(await facts(archive)).to.deep.equal(nothing);
    write("unpacked/Pulumi.yaml", "name: causeway\n");
    expect(await facts(path.join(checkout(), "unpacked"))).to.deep.equal(nothing);
    const home = chooseHome(folder(), {}, checkout());
    expect(await gitFacts({ checkout: checkout(), home, environment: { PATH: archive } })).to.deep.equal(nothing);
  });

  it("before the first commit there is no commit and no author", async () => {
    fs.rmSync(path.join(checkout(), ".git"), { recursive: true });
    git("init", "--quiet", "--initial-branch", "main");
    git("add", ".");
    expect(await facts()).to.deep.equal({ commit: null, author: null, dirty: true, branch: "main" });
  });

  it("a hook's variables do not lead to another repository", async () => {
    const home = chooseHome(folder(), {}, checkout());
    const hook = { ...environment, GIT_DIR: path.join(folder(), "elsewhere"), GIT_INDEX_FILE: "elsewhere" };
    expect(await gitFacts({ checkout: checkout(), home, environment: hook })).to.deep.equal(clean());
  });

  it("a repository that git cannot read is not taken for a clean one", async () => {
    fs.writeFileSync(path.join(checkout(), ".git", "config"), "[broken\n");
    const error = await rejection(facts());
    expect(error).to.be.instanceOf(Failure).with.property("kind", "state");
    expect(String(error)).to.match(/git cannot say what .* holds: fatal: bad config line 1/);
  });
});
