import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect } from "chai";
import { takeLease } from "../../../automation/engine/lease";
import { identify } from "../../../automation/engine/processes";
import { Failure } from "../../../automation/errors";
import { rejection } from "../../support/rejection";
import { temporaryFolder } from "../../support/temporary-folder";

const now = new Date("2026-03-01T10:00:00Z");

async function sleeper(detached = false): Promise<ChildProcess & { pid: number }> {
  const child = spawn("sleep", ["600"], { stdio: "ignore", detached });
  await once(child, "spawn");
  if (child.pid === undefined) throw new Error("sleep did not start");
  return Object.assign(child, { pid: child.pid });
}

describe("takeLease", () => {
  const folder = temporaryFolder();
  const file = () => path.join(folder(), "dev.json");
  const write = (record: object) => fs.writeFileSync(file(), JSON.stringify(record));
  const record = { host: os.hostname(), operation: "up", since: "2026-03-01T09:00:00.000Z" };

  it("is had by one, and by the next when it was released", async () => {
    const first = await takeLease(folder(), "dev", "up", now);
    first.release();
    const second = await takeLease(folder(), "dev", "destroy", now);
    expect(JSON.parse(fs.readFileSync(file(), "utf8"))).to.include({ operation: "destroy" });
    second.release();
    expect(fs.readdirSync(folder())).to.deep.equal([]);
  });

  it("is refused with exit code 4 and the owner's name while the owner lives", async () => {
    const owner = await sleeper();
    write({ ...record, owner: identify(owner.pid) });
    const error = await rejection(takeLease(folder(), "dev", "up", now));
    owner.kill("SIGKILL");
    expect(error).to.be.instanceOf(Failure).with.property("exitCode", 4);
    expect(String(error)).to.include(
      `dev is being worked on: up by process ${owner.pid} on ${os.hostname()} since 2026-03-01T09:00:00.000Z`,
    );
  });

  it("is refused while the owner is on another machine, where nobody can see whether it lives", async () => {
    write({ ...record, host: "elsewhere", owner: { pid: 1, started: "long ago" } });
    expect(await rejection(takeLease(folder(), "dev", "up", now))).to.have.property("kind", "lock");
  });

  it("is taken over from an owner that is proven dead", async () => {
    const owner = await sleeper();
    const identity = identify(owner.pid);
    owner.kill("SIGKILL");
    await once(owner, "exit");
    write({ ...record, owner: identity });
    const lease = await takeLease(folder(), "dev", "refresh", now);
    expect(JSON.parse(fs.readFileSync(file(), "utf8"))).to.have.nested.property("owner.pid", process.pid);
    lease.release();
  });

  it("does not take a process with the owner's number for the owner", async () => {
    const other = await sleeper();
    write({ ...record, owner: { pid: other.pid, started: "Thu Jan  1 00:00:00 1970" } });
    const lease = await takeLease(folder(), "dev", "up", now);
    lease.release();
    other.kill("SIGKILL");
  });

  it("ends the engine that a dead owner left running before it goes to work", async () => {
    const orphan = await sleeper(true);
    write({ ...record, owner: { pid: orphan.pid, started: "Thu Jan  1 00:00:00 1970" }, group: orphan.pid });
    const ended = once(orphan, "exit");
    const lease = await takeLease(folder(), "dev", "up", now);
    lease.release();
    expect((await ended)[1]).to.equal("SIGINT");
  });

  it("refuses a lock that it cannot read instead of breaking it", async () => {
    fs.writeFileSync(file(), "not JSON");
    expect(await rejection(takeLease(folder(), "dev", "up", now))).to.have.property("kind", "state");
    expect(fs.readFileSync(file(), "utf8")).to.equal("not JSON");
  });
});
