import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { expect } from "chai";
import { endGroup, identify, isRunning, startOf } from "../../../automation/engine/processes";

/** Starts a process group of its own that says something once it stands. */
async function start(
  program: string,
  words: readonly string[],
): Promise<{ child: ChildProcess; pid: number; said: string }> {
  const child = spawn(program, words, { detached: true, stdio: ["ignore", "pipe", "ignore"] });
  const [said] = await once(child.stdout, "data");
  if (child.pid === undefined) throw new Error(`${program} did not start`);
  return { child, pid: child.pid, said: String(said) };
}

/** A process that says it is there and waits. @param before what the shell does first */
const waiting = (before = "") => start("sh", ["-c", `${before} echo ready; exec sleep 600`]);

/** A parent that never asks how its child, a group of its own, has ended. */
async function neglectfulParent(): Promise<{ parent: ChildProcess; child: number }> {
  const script = `
    const child = require("node:child_process").spawn("sleep", ["600"], { detached: true, stdio: "ignore" });
    require("node:fs").writeSync(1, String(child.pid));
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);`;
  const { child, said } = await start(process.execPath, ["-e", script]);
  return { parent: child, child: Number(said) };
}

/** Kills a process whose parent does not care, and looks until the machine lists it as a zombie. */
function makeZombie(pid: number): void {
  process.kill(pid, "SIGKILL");
  const state = () => execFileSync("ps", ["-o", "stat=", "-p", String(pid)], { encoding: "utf8" });
  while (!state().startsWith("Z"));
}

describe("processes", () => {
  let children: ChildProcess[] = [];
  const ended = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;
  afterEach(async () => {
    for (const child of children.filter((one) => !ended(one))) {
      const exit = once(child, "exit");
      process.kill(-Number(child.pid), "SIGKILL");
      await exit;
    }
    children = [];
  });

  it("knows a live process again by number and start", async () => {
    const { child, pid } = await waiting();
    children.push(child);
    const identity = identify(pid);
    expect(identity).to.deep.equal({ pid, started: startOf(pid) });
    expect(identity.started).to.match(/^\w{3} \w{3} +\d+ \d\d:\d\d:\d\d \d{4}$/);
    expect(isRunning(identity)).to.equal(true);
  });

  it("does not take another process with the same number for it", async () => {
    const { child, pid } = await waiting();
    children.push(child);
    expect(isRunning({ pid, started: "Thu Jan  1 00:00:00 1970" })).to.equal(false);
  });

  it("counts a process that has ended as dead, and one that was never seen alive", async () => {
    const { child, pid } = await waiting();
    const identity = identify(pid);
    const exit = once(child, "exit");
    process.kill(-pid, "SIGKILL");
    await exit;
    expect(isRunning(identity)).to.equal(false);
    expect(identify(pid)).to.deep.equal({ pid, started: "unknown" });
    expect(isRunning(identify(pid))).to.equal(false);
  });

  it("counts a zombie as dead, though it still answers", async () => {
    const { parent, child } = await neglectfulParent();
    children.push(parent);
    const identity = identify(child);
    expect(isRunning(identity)).to.equal(true);
    makeZombie(child);
    expect(process.kill(child, 0)).to.equal(true);
    expect(isRunning(identity)).to.equal(false);
  });
});

describe("endGroup", () => {
  it("asks a group to stop, and kills none that does", async () => {
    const { child, pid } = await waiting();
    const exit = once(child, "exit");
    expect(await endGroup(pid, 5000)).to.equal(true);
    expect((await exit)[1]).to.equal("SIGINT");
  });

  it("kills a group that does not stop in the time that it is given", async () => {
    const { child, pid } = await waiting("trap '' INT;");
    const exit = once(child, "exit");
    expect(await endGroup(pid, 0)).to.equal(true);
    expect((await exit)[1]).to.equal("SIGKILL");
  });

  it("has nothing to do where no such group is left", async () => {
    const { child, pid } = await waiting();
    const exit = once(child, "exit");
    process.kill(-pid, "SIGKILL");
    await exit;
    expect(await endGroup(pid, 5000)).to.equal(true);
  });

  it("is done when only zombies are left of a group", async () => {
    const { parent, child } = await neglectfulParent();
    makeZombie(child);
    expect(await endGroup(child, 0)).to.equal(true);
    const exit = once(parent, "exit");
    parent.kill("SIGKILL");
    await exit;
  });
});
