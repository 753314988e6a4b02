import fs from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect } from "chai";
import { causewayJson, startCauseway } from "../support/causeway";
import { temporaryFolder } from "../support/temporary-folder";

const running = (pid: number) => {
  try {
    return !fs.readFileSync(`/proc/${pid}/stat`, "utf8").includes(") Z ");
  } catch {
    return false;
  }
};

describe("the embedded cloud, from the command line", function () {
  this.timeout(30_000);
  const folder = temporaryFolder(() => causewayJson(["cloud", "stop"], options()));
  const options = () => ({ home: path.join(folder(), "home") });
  const call = (...words: string[]) => causewayJson(words, options());

  it("starts once: the second start answers with the same process and ports", async () => {
    const first = await call("cloud", "start", "--seed", "7");
    const second = await call("cloud", "start");
    expect(first.code).to.equal(0);
    expect(second.document).to.deep.equal(first.document);
    expect(Object.keys(first.document.ports)).to.deep.equal(["aws", "awsx", "eks", "kubernetes"]);
    expect(first.document.env["PULUMI_DEBUG_PROVIDERS"]).to.equal(
      Object.entries(first.document.ports)
        .map(([name, port]) => `${name}:${port}`)
        .join(","),
    );
  });

  it("two starts at once are one cloud", async () => {
    const both = await Promise.all([call("cloud", "start"), call("cloud", "start")]);
    expect(both.map(({ code }) => code)).to.deep.equal([0, 0]);
    expect(both[0].document.pid).to.equal(both[1].document.pid);
  });

  it("refuses another seed while it runs (exit 2), and keeps its own after a stop", async () => {
    await call("cloud", "start", "--seed", "7");
    const refused = await call("cloud", "start", "--seed", "8");
    expect(refused.code).to.equal(2);
    expect(refused.document.error.message).to.include("runs with seed 7, not 8");
    const wrong = await call("cloud", "start", "--seed", "seven");
    expect([wrong.code, wrong.document.error.message]).to.deep.equal([
      2,
      "--seed is seven; expected a whole number from 0 up",
    ]);
  });

  it("keeps none of the caller's descriptors: a caller that waits for its pipes is not kept waiting", async () => {
    const { ended } = startCauseway(["cloud", "start"], options());
    expect((await ended).code).to.equal(0);
  });

  it("status, inspect and reset say what there is; reset keeps the ports", async () => {
    const none = await call("cloud", "status");
    expect([none.code, none.document.running]).to.deep.equal([1, false]);
    const started = await call("cloud", "start");
    expect((await call("cloud", "status")).document).to.include({ running: true, pid: started.document.pid });
    expect((await call("cloud", "inspect")).document.resources).to.deep.equal([]);
    expect((await call("cloud", "reset")).document).to.deep.equal({ ok: true });
    expect((await call("cloud", "start")).document.ports).to.deep.equal(started.document.ports);
  });

  it("inspect and reset need a running cloud: exit 3 with the command to run", async () => {
    for (const command of ["inspect", "reset"]) {
      const { code, document } = await call("cloud", command);
      expect(code).to.equal(3);
      expect(document.error.remedy).to.equal("run ./causeway cloud start");
    }
  });

  it("a faults file that is wrong: exit 2 with every problem, and no cloud", async () => {
    const file = path.join(folder(), "faults.json");
    fs.writeFileSync(file, '{"faults": [{"kind": "earthquake"}]}');
    const { code, document } = await call("cloud", "start", "--faults", file);
    expect(code).to.equal(2);
    expect(document.error.message).to.include("the faults file has 1 problem(s)");
    expect((await call("cloud", "status")).document.running).to.equal(false);
  });

  it("env prints lines for a shell and nothing else; with --engine only PATH, and starts no cloud", async () => {
    const engine = await startCauseway(["cloud", "env", "--engine"], options()).ended;
    expect(engine.stdout.trim().split("\n")).to.have.length(1);
    expect(engine.stdout).to.match(/^export PATH=/);
    expect((await call("cloud", "status")).document.running).to.equal(false);
    const all = await startCauseway(["cloud", "env"], options()).ended;
    const names = all.stdout.trim().split("\n");
    expect(names.every((line) => /^export [A-Z_]+=/.test(line))).to.equal(true);
    expect((await call("cloud", "status")).document.running).to.equal(true);
  });

  it("a cloud whose home is gone ends itself", async () => {
    const { pid } = (await call("cloud", "start")).document;
    expect(running(pid)).to.equal(true);
    fs.rmSync(options().home, { recursive: true, force: true });
    for (let looks = 0; running(pid) && looks < 200; looks += 1) await pause(50);
    expect(running(pid)).to.equal(false);
  });

  it("coverage names every resource type, how it was checked, and its gaps", async () => {
    const { stdout } = await startCauseway(["cloud", "coverage", "--json"], options()).ended;
    const { types }: { types: { type: string; checkedAgainst: string; gaps: string[]; replaceSource: string }[] } =
      JSON.parse(stdout);
    expect(types.length).to.be.greaterThan(1500);
    expect(types.find(({ type }) => type === "aws:ec2/vpc:Vpc"))
      .to.have.property("checkedAgainst")
      .that.is.a("string");
  });
});
