import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { causewayJson, startCauseway } from "../support/causeway";
import { type CheckoutCopy, copyCheckout, linkPackages } from "../support/checkout-copy";
import { temporaryFolder } from "../support/temporary-folder";

const AUTHOR = { GIT_AUTHOR_NAME: "Raj", GIT_AUTHOR_EMAIL: "raj@company.com" };
const COMMITTER = { GIT_COMMITTER_NAME: "Mei", GIT_COMMITTER_EMAIL: "mei@company.com" };
const environment = { ...process.env, ...AUTHOR, ...COMMITTER, GIT_CONFIG_GLOBAL: "/dev/null" };

describe("what a release is known by", function () {
  this.timeout(120_000);
  const folder = temporaryFolder();
  const home = () => path.join(folder(), "home");
  const call = (checkout: string, ...words: string[]) =>
    causewayJson(["release", ...words], { home: home(), checkout });
  const create = async (checkout: string) => {
    const { code, document } = await call(checkout, "create");
    expect(document.error?.message).to.equal(undefined);
    expect(code).to.equal(0);
    return document;
  };
  const append = (checkout: string, file: string, text: string) => fs.appendFileSync(path.join(checkout, file), text);

  it("two clones in different folders, one over a link, and again later: one id, made once", async () => {
    const origin = copyCheckout(path.join(folder(), "origin")).root;
    const git = (...args: string[]) =>
      execFileSync("git", args, { cwd: origin, env: environment, encoding: "utf8", stdio: "pipe" }).trim();
    git("init", "--quiet", "--initial-branch", "main");
    git("add", ".");
    git("commit", "--quiet", "--message", "One");
    const one = path.join(folder(), "one");
    const two = path.join(folder(), "far", "deeper", "two");
    for (const clone of [one, two]) {
      git("clone", "--quiet", origin, clone);
      linkPackages(clone);
    }
    const first = await create(one);
    expect(first).to.include({
      isNew: true,
      commit: git("rev-parse", "HEAD"),
      author: "raj@company.com",
      dirty: false,
    });
    expect(await create(two)).to.deep.equal({ ...first, isNew: false });
    const link = path.join(folder(), "link");
    fs.symlinkSync(two, link);
    expect(await create(link)).to.deep.equal({ ...first, isNew: false });

    const salted = `encryptionsalt: v1:abc=\n${fs.readFileSync(path.join(one, "Pulumi.dev.yaml"), "utf8")}`;
    fs.writeFileSync(path.join(one, "Pulumi.dev.yaml"), salted);
    expect((await create(one)).id, "what the plain command line writes").to.equal(first.id);
    append(one, "Pulumi.dev.yaml", "  causeway:logRetentionDays: 60\n");
    const edited = await create(one);
    expect(edited).to.include({ dirty: true });
    expect(edited.id).not.to.equal(first.id);
    expect(edited.artifacts).to.deep.equal(first.artifacts);

    fs.writeFileSync(path.join(two, ".git", "info", "exclude"), "lib/unseen.ts\n");
    fs.writeFileSync(path.join(two, "lib", "unseen.ts"), "export const unseen = 1;\n");
    expect((await create(two)).id, "an ignored file that nothing uses").to.equal(first.id);
  });

  it("a source that git was told to ignore makes it dirty all the same", async () => {
    const { root } = copyCheckout(path.join(folder(), "checkout"));
    append(root, "lib/unseen.ts", 'export const unseen = "unseen";\n');
    append(root, ".gitignore", "lib/unseen.ts\n");
    fs.writeFileSync(path.join(root, "index.ts"), 'export { unseen } from "./lib/unseen";\n');
    const git = (...args: string[]) => execFileSync("git", args, { cwd: root, env: environment, stdio: "pipe" });
    git("init", "--quiet");
    git("add", ".");
    git("commit", "--quiet", "--message", "One");
    expect((await create(root)).dirty).to.equal(true);
    git("add", "--force", "lib/unseen.ts");
    git("commit", "--quiet", "--message", "Two");
    expect((await create(root)).dirty).to.equal(false);
  });

  /** For a newer lock file ./causeway would install packages first, which is not what this is about. */
  const makeOld = (checkout: string, file: string) => fs.utimesSync(path.join(checkout, file), 1, 1);

  const CODE = "Object.assign(globalThis, { changed: true });\n";

  /** Files of the checkout, what is added to each, and whether that makes another release. */
  const changes: [string, string, boolean][] = [
    ["index.ts", CODE, true],
    ["stacks/environment.ts", CODE, true],
    ["settings/setting.ts", CODE, true],
    ["policy-packs/guardrails/pack.ts", CODE, true],
    ["policy-packs/guardrails/index.ts", CODE, true],
    ["policy-packs/guardrails/PulumiPolicy.yaml", "# changed\n", true],
    ["package-lock.json", "\n", true],
    ["package.json", "\n", true],
    ["Pulumi.yaml", "# changed\n", true],
    ["Pulumi.dev.yaml", "  causeway:logRetentionDays: 60\n", false],
    ["README.md", "changed\n", false],
    ["automation/cli.ts", CODE, false],
  ];

  it("outside git: a change of anything that is deployed makes another one, of anything else it does not", async () => {
    const checkout: CheckoutCopy = copyCheckout(path.join(folder(), "checkout"));
    const { id, ...origin } = await create(checkout.root);
    expect(origin).to.include({ commit: null, author: null, dirty: false });
    const ids = new Set([id]);
    for (const [file, more, another] of changes) {
      const before = fs.readFileSync(path.join(checkout.root, file), "utf8");
      append(checkout.root, file, more);
      if (file === "package-lock.json") makeOld(checkout.root, file);
      const changed = await create(checkout.root);
      expect(changed.isNew, file).to.equal(another);
      expect(ids.has(changed.id), file).to.equal(!another);
      ids.add(changed.id);
      checkout.write(file, before);
      if (file === "package-lock.json") makeOld(checkout.root, file);
    }
    expect((await create(checkout.root)).id, "everything taken back").to.equal(id);
    const { code, document } = await call(checkout.root, "verify", id.slice(0, 6));
    expect(code).to.equal(0);
    expect(document).to.deep.include({ ok: true, problems: [] });
  });

  it("list, show and verify tell of what there is; a file that was changed is named, exit 1", async () => {
    const { root } = copyCheckout(path.join(folder(), "checkout"));
    expect((await call(root, "list")).document).to.deep.equal({ releases: [], damaged: [] });
    const { isNew: _new, ...made } = await create(root);
    expect((await call(root, "list")).document.releases).to.deep.equal([made]);
    expect((await call(root, "show", made.id.slice(0, 8))).document).to.deep.equal(made);
    const program = path.join(home(), "releases", made.id, "files", "program", "index.js");
    fs.appendFileSync(program, "// one more line\n");
    const { code, document } = await call(root, "verify", made.id);
    expect(code).to.equal(1);
    expect(document.problems.map(({ name, problem }) => [name, problem])).to.deep.equal([
      ["program/index.js", "differs"],
    ]);
    const said = await startCauseway(["release", "verify", made.id], { home: home(), checkout: root }).ended;
    expect(said.stdout).to.match(
      /^release [0-9a-f]{12} {3}✗ not as it was made\n {2}✗ differs {2}program\/index\.js {2}expected/,
    );
  });

  it("two at once make one", async () => {
    const { root } = copyCheckout(path.join(folder(), "checkout"));
    const [one, other] = await Promise.all([create(root), create(root)]);
    expect(one.id).to.equal(other.id);
    expect([one.isNew, other.isNew].filter(Boolean)).to.have.length(1);
  });

  it("a program or a pack that does not compile makes none: exit 3 with file and line", async () => {
    const checkout = copyCheckout(path.join(folder(), "checkout"));
    for (const [file, kind] of [
      ["policy-packs/guardrails/pack.ts", "guardrails"],
      ["index.ts", "program"],
    ] as const) {
      append(checkout.root, file, "export const broken: = 1;\n");
      const { code, document } = await call(checkout.root, "create");
      expect(code).to.equal(3);
      expect(document.error.kind).to.equal(kind);
      expect(document.error.message).to.match(new RegExp(`${file.replaceAll(".", "\\.")}:\\d+:`));
    }
    expect((await call(checkout.root, "list")).document.releases).to.deep.equal([]);
  });
});
