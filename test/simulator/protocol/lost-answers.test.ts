import { expect } from "chai";
import type { Fault } from "../../../simulator/world/faults";
import { rejection } from "../../support/rejection";
import { memoryDisk } from "../world/memory-disk";
import type { Engine, ProgramResource } from "./engine";
import { type RunningProvider, runProvider } from "./running-provider";
import { PART, THING } from "./toy-provider";

const thing = (name: string, inputs: ProgramResource["inputs"] = {}): ProgramResource => ({
  name,
  type: THING,
  inputs,
});

describe("answers that never arrive", () => {
  let running: RunningProvider;
  let engine: Engine;
  async function start(faults: readonly Fault[] = []): Promise<void> {
    running = await runProvider({ faults });
    engine = await running.engine();
  }
  afterEach(() => running.stop());

  const live = () => running.world.state.everywhere(THING).map((stored) => stored.id);
  async function create(inputs: ProgramResource["inputs"] = {}) {
    const checked = await engine.check(thing("a"), inputs, {});
    return await engine.create(engine.urnOf(thing("a")), THING, checked);
  }

  it("a create that is asked for again makes nothing twice", async () => {
    await start();
    const first = await create();
    expect(await create()).to.deep.equal(first);
    expect(live()).to.deep.equal([first.id]);
  });

  it("asked for again with other inputs, the new one takes the place of the first", async () => {
    await start();
    const first = await create({ size: 2 });
    const second = await create({ size: 3 });
    expect(second.id).not.to.equal(first.id);
    expect(live()).to.deep.equal([second.id]);
  });

  it("once the answer was used, a create is another resource: read, diffed, changed, or spoken of", async () => {
    for (const use of ["read", "diff", "update", "reference"] as const) {
      await start();
      const first = await create({ name: "one" });
      if (use === "read") await engine.read(first.urn, THING, first.id, first);
      if (use === "diff") await engine.diff(first, first.inputs);
      if (use === "update") await engine.update(first, { ...first.inputs, size: 4 });
      if (use === "reference") await engine.up([{ name: "p", type: PART, inputs: { thingId: first.id } }]);
      const second = await create({ name: "two" });
      expect(live(), use).to.have.members([first.id, second.id]);
      if (use !== "reference") await running.stop();
    }
  });

  it("a replacement that is forced, without a Diff, is another resource with another name", async () => {
    await start();
    const first = await create();
    await engine.check(thing("a"), {}, first.inputs);
    const second = await create();
    expect(second.inputs["name"]).not.to.equal(first.inputs["name"]);
    expect(live()).to.have.members([first.id, second.id]);
  });

  it("two creates of one URN at once are one", async () => {
    await start();
    const [first, second] = await Promise.all([create(), create()]);
    expect(first).to.deep.equal(second);
    expect(live()).to.have.length(1);
  });

  it("a lost answer and a repeated create come to the same as an answer", async () => {
    await start([{ kind: "lost", operation: "create", count: 1 }]);
    const error: unknown = await create().then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).to.have.property(
      "details",
      `ServiceUnavailable: the answer to create of ${engine.urnOf(thing("a"))} was lost`,
    );
    const [made] = live();
    expect((await create()).id).to.equal(made);
    expect(live()).to.have.length(1);
  });

  it("a crash that is told to happen once happens once, also after a restart", async () => {
    const disk = memoryDisk();
    const faults: readonly Fault[] = [{ kind: "crash", operation: "create", count: 1 }];
    running = await runProvider({ faults, disk });
    engine = await running.engine();
    await create().catch(() => undefined);
    expect(running.crashes()).to.equal(1);
    await running.stop();
    running = await runProvider({ faults, disk: memoryDisk(disk.files) });
    engine = await running.engine();
    const made = await create();
    expect(running.crashes()).to.equal(0);
    expect(live()).to.deep.equal([made.id]);
  });

  it("a crash before leaves nothing, a throttle and an error neither; the next time it works", async () => {
    const cases: readonly (readonly [Fault, string])[] = [
      [
        { kind: "crash", when: "before", count: 1, operation: "create" },
        "ServiceUnavailable: the answer to create of ",
      ],
      [
        { kind: "throttle", count: 1, type: "toy:core/*", operation: "create" },
        "ThrottlingException: Rate exceeded (create of ",
      ],
      [
        { kind: "error", code: "Odd", message: "no", as: "denied", count: 1, urn: "*::a", operation: "create" },
        "Odd: no",
      ],
      [{ kind: "timeout", count: 1, operation: "create" }, "RequestTimeout: create of "],
    ];
    for (const [at, [fault, message]] of cases.entries()) {
      await start([fault]);
      const error: unknown = await create().then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      expect(error).to.have.property("details").that.contains(message);
      expect(live()).to.deep.equal([]);
      expect(await create()).to.have.property("id");
      if (at < cases.length - 1) await running.stop();
    }
  });

  it("a create asked for again while the first still waits for AWS's time gets the same, and time goes on", async () => {
    running = await runProvider({ latency: "aws" });
    engine = await running.engine();
    const began = running.world.clock.now();
    const [first, second] = await Promise.all([create(), create()]);
    expect(first).to.deep.equal(second);
    expect(running.world.clock.now()).to.be.greaterThan(began);
    expect(live()).to.deep.equal([first.id]);
  });

  it("a create that takes longer than the program lets it is kept, and said to have timed out", async () => {
    running = await runProvider({ latency: "aws" });
    engine = await running.engine();
    const inputs = await engine.check(thing("a"), {}, {});
    const error = await rejection(engine.create(engine.urnOf(thing("a")), THING, inputs, false, 0.1));
    expect(error)
      .to.have.property("details")
      .that.matches(/^timeout while waiting for toy:core\/thing:Thing thing-\w+ to be ready \(timeout: 0.1s\)$/);
    expect(live()).to.have.length(1);
    await running.stop();
    running = await runProvider({ latency: "aws" });
    engine = await running.engine();
    expect(await engine.create(engine.urnOf(thing("a")), THING, inputs, false, 3600)).to.have.property("id");
  });
});
