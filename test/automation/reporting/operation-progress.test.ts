import { mock } from "node:test";
import type { EngineEvent } from "@pulumi/pulumi/automation";
import { expect } from "chai";
import { OperationLog } from "../../../automation/engine/operation-log";
import { progressLine, showProgress } from "../../../automation/reporting/operation-progress";

/** An event as the engine writes it; fields that nobody reads are left out. */
const event = (content: object): EngineEvent => Object.assign({ sequence: 0, timestamp: 0 }, content);
const metadata = (type: string, name: string) => ({
  metadata: { op: "create", urn: `urn:pulumi:dev::causeway::${type}::${name}`, type, provider: "" },
});

function logOf(...running: [type: string, name: string, since: number][]): OperationLog {
  const log = new OperationLog();
  log.take(event({ resOutputsEvent: metadata("aws:ec2/vpc:Vpc", "done") }), 0);
  for (const [type, name, since] of running) log.take(event({ resourcePreEvent: metadata(type, name) }), since);
  return log;
}

describe("progressLine", () => {
  it("counts what is done and at work", () => {
    expect(progressLine("dev  up", logOf(), 3.21, 5000)).to.equal("dev  up   3.2 s   1 done, 0 at work");
  });

  it("names what the operation has been busy with the longest", () => {
    const log = logOf(["aws:ec2/subnet:Subnet", "quick", 60_000], ["aws:rds/instance:Instance", "slow", 5000]);
    expect(progressLine("dev  up", log, 125, 70_000)).to.equal(
      "dev  up   2m05s   1 done, 2 at work   rds.Instance slow 1m05s",
    );
  });

  it("passes over components, which only wait for what is in them, and not over Helm releases", () => {
    const component = ["causeway:network:Network", "network", 0] as const;
    expect(progressLine("dev  up", logOf([...component]), 1, 2000)).to.equal("dev  up   1.0 s   1 done, 1 at work");
    const log = logOf([...component], ["kubernetes:helm.sh/v3:Release", "monitoring", 1000]);
    expect(progressLine("dev  up", log, 1, 2000)).to.match(
      /2 at work {3}kubernetes\.helm\.sh\.Release monitoring 1\.0 s$/,
    );
  });
});

describe("showProgress", () => {
  afterEach(() => mock.restoreAll());

  /** Shows progress on a clock that only goes when the test says so. */
  function shown(interactive: boolean, columns: number) {
    const written: string[] = [];
    const stopped: unknown[] = [];
    const started: { draw: () => void; every: number }[] = [];
    mock.method(performance, "now", () => 1000);
    mock.method(globalThis, "setInterval", (draw: () => void, every: number) => started.push({ draw, every }));
    mock.method(globalThis, "setTimeout", (draw: () => void, after: number) => started.push({ draw, every: after }));
    mock.method(globalThis, "clearTimeout", (timer: unknown) => timer === undefined || stopped.push(timer));
    mock.method(globalThis, "clearInterval", (timer: unknown) => stopped.push(timer));
    const terminal = { interactive, columns, write: (text: string) => written.push(text) };
    const progress = showProgress("dev  up", logOf(), terminal);
    const tick = () => started.forEach(({ draw }) => draw());
    return { progress, tick, written, stopped, every: started.map(({ every }) => every) };
  }

  it("redraws one line on a terminal four times a second, and leaves it empty", () => {
    const { progress, tick, written, stopped, every } = shown(true, 80);
    expect(every).to.deep.equal([250]);
    tick();
    progress.stop();
    expect(written).to.deep.equal(["\r\u001B[Kdev  up   0.0 s   1 done, 0 at work", "\r\u001B[K"]);
    expect(stopped).to.deep.equal([1]);
  });

  it("keeps the line shorter than the terminal is wide, but never under 20 characters", () => {
    const narrow = shown(true, 25);
    narrow.tick();
    expect(narrow.written).to.deep.equal(["\r\u001B[Kdev  up   0.0 s   1 done"]);
    mock.restoreAll();
    const none = shown(true, 0);
    none.tick();
    expect(none.written).to.deep.equal(["\r\u001B[Kdev  up   0.0 s   1 "]);
  });

  it("speaks after two seconds and is never silent for 30 where there is no terminal, without control characters", () => {
    const { progress, tick, written, stopped, every } = shown(false, 20);
    expect(every).to.deep.equal([2000, 25_000]);
    tick();
    progress.stop();
    expect(written).to.deep.equal(Array(2).fill("dev  up   0.0 s   1 done, 0 at work\n"));
    expect(stopped).to.deep.equal([1, 2]);
  });
});
