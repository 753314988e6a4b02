import { expect } from "chai";
import { CloudError } from "../../../simulator/errors";
import type { Properties } from "../../../simulator/values";
import { find, remove } from "../../../simulator/world/change";
import { create } from "../../../simulator/world/create";
import type { Subject } from "../../../simulator/world/subject";
import type { World } from "../../../simulator/world/world";
import { rejection } from "../../support/rejection";
import { THING, toyProvider } from "../protocol/toy-provider";
import { memoryDisk, noSpace } from "./memory-disk";
import { openWorld } from "./open-world";

async function subject(name: string): Promise<Subject> {
  const facts = await toyProvider.facts.of(THING);
  if (facts === undefined) throw new Error("the toy has lost its type");
  const home = { account: "111111111111", region: "us-east-1" };
  return {
    facts,
    law: await toyProvider.registry.law(THING),
    urn: `urn:pulumi:dev::p::${THING}::${name}`,
    home,
    settings: {},
  };
}

const make = async (world: World, name: string, inputs: Properties = {}) =>
  await create(world, await subject(name), { name, ...inputs }, []);

describe("World", () => {
  it("is the same after it was closed and opened, its time and its seed included", async () => {
    const disk = memoryDisk();
    const world = await openWorld({ disk, seed: 5 });
    await make(world, "a", { password: "x" });
    await world.advance(90_000);
    const before = [...world.state.all()];
    for (const how of ["killed", "closed"] as const) {
      const again = await openWorld({ disk: memoryDisk(disk.files), seed: 99 });
      expect([...again.state.all()], how).to.deep.equal(before);
      expect(again.clock.now()).to.equal(world.clock.now());
      expect(again.seed).to.equal(5);
      await world.close();
    }
  });

  it("changes nothing when the disk is full, says so, and works again when there is room", async () => {
    const disk = memoryDisk();
    const world = await openWorld({ disk });
    const kept = await make(world, "a");
    disk.beforeWrite = () => {
      throw noSpace();
    };
    const error = await rejection(make(world, "b"));
    expect(error).to.be.instanceOf(CloudError);
    expect(error).to.include({
      kind: "exhausted",
      message:
        "the embedded cloud could not write its journal (ENOSPC: no space left on device, write); nothing was changed; make room and run it again",
    });
    const a = await subject("a");
    expect(await rejection(remove(world, a, kept))).to.be.instanceOf(CloudError);
    expect([...world.state.all()]).to.deep.equal([kept]);
    disk.beforeWrite = () => undefined;
    await make(world, "b");
    const again = await openWorld({ disk: memoryDisk(disk.files) });
    expect([...again.state.all()]).to.deep.equal([...world.state.all()]);
  });

  it("makes up the same for the same seed, in any order and any company", async () => {
    const ids = async (names: readonly string[], seed: number): Promise<Record<string, string>> => {
      const world = await openWorld({ seed });
      const made = await Promise.all(names.map((name) => make(world, name)));
      return Object.fromEntries(made.map((stored) => [stored.urn, `${stored.id} ${JSON.stringify(stored.outputs)}`]));
    };
    const one = await ids(["a", "b", "c"], 1);
    expect(await ids(["c", "a", "b"], 1)).to.deep.equal(one);
    expect(Object.values(await ids(["a", "b", "c"], 2))).not.to.have.members(Object.values(one));
  });

  it("keeps what was deleted with a recovery window until the window is over; its name is taken until then", async () => {
    const world = await openWorld();
    const kept = await make(world, "a", { tags: { recoverable: "yes" } });
    const a = await subject("a");
    await remove(world, a, kept);
    expect(find(world, a, kept.id, {})).to.equal(undefined);
    expect(world.inventory(a.home).retained(THING)).to.have.length(1);
    await world.advance(999);
    expect([...world.state.all()]).to.have.length(1);
    await world.advance(1);
    expect([...world.state.all()]).to.have.length(0);
    expect(await rejection(world.advance(-1))).to.be.instanceOf(RangeError);
  });

  it("lets an hour of waiting pass in no time, and everybody wakes when it is their turn (P-8)", async () => {
    const run = async (): Promise<readonly string[]> => {
      const world = await openWorld({ latency: "aws", seed: 3 });
      const log: string[] = [];
      const wait = async (name: string, minutes: number): Promise<void> => {
        const end = world.clock.begin();
        const stored = await make(world, name);
        await world.clock.until(stored.readyAt + minutes * 60_000);
        log.push(`${world.clock.now()} ${name}`);
        end();
      };
      await Promise.all([wait("late", 60), wait("early", 10), wait("middle", 25)]);
      return log;
    };
    const log = await run();
    expect(log.map((line) => line.split(" ")[1])).to.deep.equal(["early", "middle", "late"]);
    expect(await run()).to.deep.equal(log);
  });

  it("runs works of one name one after the other, and goes on after one that failed", async () => {
    const world = await openWorld();
    const log: string[] = [];
    const work = (name: string, fails: boolean) => async (): Promise<void> => {
      log.push(`${name} begins`);
      await Promise.resolve();
      log.push(`${name} ends`);
      if (fails) throw new Error(name);
    };
    const results = await Promise.allSettled([world.inTurn("u", work("1", true)), world.inTurn("u", work("2", false))]);
    expect(results.map(({ status }) => status)).to.deep.equal(["rejected", "fulfilled"]);
    expect(log).to.deep.equal(["1 begins", "1 ends", "2 begins", "2 ends"]);
  });

  it("is empty after a reset, and its time goes on", async () => {
    const disk = memoryDisk();
    const world = await openWorld({ disk });
    const first = await make(world, "a");
    await world.advance(5000);
    const now = world.clock.now();
    await world.reset();
    expect([...world.state.all()]).to.deep.equal([]);
    expect(world.clock.now()).to.equal(now);
    expect((await make(world, "a")).id).to.equal(first.id);
    expect([...(await openWorld({ disk: memoryDisk(disk.files) })).state.all()]).to.have.length(1);
  });
});
