import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { expect } from "chai";
import {
  addressPorts,
  requireCloud,
  runningCloud,
  startCloud,
  stopCloud,
} from "../../../automation/cloud/embedded-cloud";
import { identify, isRunning } from "../../../automation/engine/processes";
import { Failure } from "../../../automation/errors";
import { quietContext } from "../../support/command-context";
import { rejection } from "../../support/rejection";
import { temporaryFolder } from "../../support/temporary-folder";

const ports = { aws: 1, awsx: 2, eks: 3, kubernetes: 4 };

describe("the address of the embedded cloud", () => {
  const folder = temporaryFolder();
  const context = () => quietContext(folder());

  /** Writes an address as the cloud does; this very process stands for a cloud that runs. */
  function write(changes: object = {}) {
    const address = { ...identify(process.pid), token: "t", seed: 7, ports, adminPort: 5 };
    const { cloud } = context().home;
    fs.mkdirSync(cloud, { recursive: true });
    fs.writeFileSync(path.join(cloud, "address.json"), JSON.stringify({ ...address, ...changes }));
    return address;
  }

  it("is that of a process that runs", () => {
    const address = write();
    expect(runningCloud(context())).to.deep.equal(address);
    expect(requireCloud(context())).to.deep.equal(address);
  });

  const none: [string, object][] = [
    ["of a dead process whose number somebody else has now", { started: "Thu Jan  1 00:00:00 1970" }],
    ["without a port", { ports: { ...ports, eks: 0 } }],
    ["without a token", { token: undefined }],
  ];
  for (const [what, changes] of none) {
    it(`is not taken when it is one ${what}`, () => {
      write(changes);
      expect(runningCloud(context())).to.equal(undefined);
    });
  }

  it("is not taken from a process that has ended", async () => {
    const child = spawn("sleep", ["600"], { stdio: "ignore" });
    await once(child, "spawn");
    write(identify(Number(child.pid)));
    expect(runningCloud(context())).to.have.property("pid", child.pid);
    const exit = once(child, "exit");
    child.kill("SIGKILL");
    await exit;
    expect(runningCloud(context())).to.equal(undefined);
  });

  it("is none where the file is half written or was never written", () => {
    expect(runningCloud(context())).to.equal(undefined);
    write();
    fs.writeFileSync(path.join(context().home.cloud, "address.json"), '{"pid":');
    expect(runningCloud(context())).to.equal(undefined);
  });

  it("is required by commands that make no sense without a cloud", () => {
    expect(() => requireCloud(context()))
      .to.throw(Failure, `no embedded cloud is running for the home ${context().home.root}`)
      .that.includes({ kind: "cloud", exitCode: 3, remedy: "run ./causeway cloud start" });
  });

  it("is answered instead of starting a second cloud", async () => {
    const address = write();
    expect(await startCloud(context())).to.deep.equal(address);
    expect(await startCloud(context(), { seed: 7 })).to.deep.equal(address);
  });

  it("is refused to somebody who wants another seed", async () => {
    write();
    expect(await rejection(startCloud(context(), { seed: 8 }))).to.include({
      kind: "usage",
      exitCode: 2,
      message: `the embedded cloud of ${context().home.root} runs with seed 7, not 8`,
      remedy: "choose another --home: all ids of an account are made from its seed",
    });
  });

  it("is refused to somebody who wants faults or latencies, which it takes when it starts only", async () => {
    write();
    for (const options of [{ latency: "aws" }, { faults: "faults.json" }] as const) {
      const failure = await rejection(startCloud(context(), options));
      expect(failure).to.include({ kind: "usage", exitCode: 2, remedy: "stop it first: ./causeway cloud stop" });
    }
  });

  it("is not started with faults that cannot be read", async () => {
    const faults = path.join(context().home.root, "no-faults.json");
    expect(await rejection(startCloud(context(), { faults }))).to.include({ kind: "usage", exitCode: 2 });
    expect(runningCloud(context())).to.equal(undefined);
  });

  it("has the ports of the providers in the order in which they are named", () => {
    const { aws, awsx, eks, kubernetes } = ports;
    const address = { ...write(), ports: { kubernetes, eks, awsx, aws } };
    expect(Object.entries(addressPorts(address))).to.deep.equal(Object.entries(ports));
  });
});

describe("stopCloud", () => {
  it("asks the cloud to end, and is done when its process is gone", async () => {
    const child = spawn("sleep", ["600"], { stdio: "ignore" });
    await once(child, "spawn");
    const server = http.createServer((_request, response) => {
      child.kill("SIGTERM");
      response.end();
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const bound = server.address();
    if (bound === null || typeof bound === "string") throw new Error("the server has no port");
    const identity = identify(Number(child.pid));
    const exit = once(child, "exit");
    await stopCloud({ ...identity, token: "t", seed: 1, ports, adminPort: bound.port });
    expect(isRunning(identity)).to.equal(false);
    expect((await exit)[1]).to.equal("SIGTERM");
    server.closeAllConnections();
    server.close();
  });
});
