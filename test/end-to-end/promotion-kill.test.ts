import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect } from "chai";
import { checkpointFile } from "../../automation/engine/checkpoint";
import { eventSchema } from "../../automation/promotion/events";
import { readJournal } from "../../automation/promotion/journal/journal";
import { type Call, startCauseway } from "../support/causeway";
import { deep, seed } from "../support/deep";
import { openEvidence, PLATFORM } from "../support/evidence";
import { cloudBytes, killDescendants, until } from "../support/kill";
import { randomNumbers } from "../support/random";
import { root } from "../support/sources";

/** What is read of what promote, approve and cloud inspect print. */
interface Answer {
  readonly release: string;
  readonly stages: readonly {
    readonly name: string;
    readonly state: string;
    readonly waitingFor: readonly { readonly kind: string }[];
  }[];
  readonly resources: readonly {
    readonly account: string;
    readonly type: string;
    readonly urn: string;
    readonly properties: Readonly<Record<string, unknown>>;
  }[];
  readonly error?: { readonly message: string };
}

const STACKS = ["shared", "dev", "staging", "prod"];

const promoteTo = (stage: string) => ["promote", "--to", stage, "--branch", "main", "--virtual-clock", "--json"];

/** Who is killed, and by what its command line is known. */
const victims = {
  runner: undefined,
  child: /\/child-[0-9a-f]+\.js/,
  engine: /\/pulumi up |\/pulumi preview /,
  cloud: "cloud",
} as const;
type Victim = keyof typeof victims;

const KILLS = deep ? 50 : 2;

/** What is promoted to before the kills begin: the deep run kills from nothing on, the sample from staging on. */
const BEFORE = deep ? [] : ["staging"];

/** The stages of the way on which the kills are. */
const WAY = deep ? ["dev", "staging", "prod"] : ["prod"];

/** How far a home has come: what its cloud has written since it was started, or what stands in its journal. */
const distance = { bytes: cloudBytes, events: (home: string) => eventsOf(home).length } as const;
type Measure = keyof typeof distance;

/** A part of the way, from a home whose cloud is stopped. */
interface Leg {
  readonly from: string;
  readonly began: Readonly<Record<Measure, number>>;
  readonly ended: Readonly<Record<Measure, number>>;
}

async function ask(
  words: readonly string[],
  home: string,
): Promise<{ readonly code: number | null; readonly answer: Answer }> {
  return answerOf(await startCauseway(words, { home }).ended);
}

function answerOf({ code, stdout, stderr }: Awaited<Call["ended"]>): {
  readonly code: number | null;
  readonly answer: Answer;
} {
  try {
    const answer: Answer = JSON.parse(stdout);
    return { code, answer };
  } catch (error) {
    throw new Error(`no JSON document (exit ${code}):\n${stdout}\n${stderr}`, { cause: error });
  }
}

/** Somebody who kills once: waits for the moment in each call, until it has come. */
interface Killer {
  readonly reached: () => boolean;
  readonly strike: (call: Call) => void;
  struck: boolean;
}

/** Promotes until the release is in the stage, and approves when that is what it waits for. */
async function walk(home: string, stage: string, killer?: Killer): Promise<Answer> {
  for (let calls = 0; calls < 12; calls += 1) {
    const call = startCauseway(promoteTo(stage), { home });
    if (killer !== undefined && !killer.struck) {
      await until(killer.reached, call);
      killer.struck = killer.reached();
      if (killer.struck) killer.strike(call);
    }
    const ended = await call.ended;
    if (ended.signal === "SIGKILL") continue;
    const { code, answer } = answerOf(ended);
    if (code === 0) return answer;
    const waiting = answer.stages?.find(({ name }) => name === stage);
    if (code !== 4 || waiting?.waitingFor[0]?.kind !== "approval") {
      if (code === 3) continue;
      throw new Error(`promote ended with ${code}: ${JSON.stringify(answer)}`);
    }
    for (const person of ["ana", "raj"]) {
      const key = path.join(home, "keys", "people", person);
      const approved = await ask(["approve", stage, "--release", answer.release, "--key", key, "--json"], home);
      expect(approved.code, approved.answer.error?.message).to.equal(0);
    }
  }
  throw new Error(`the release did not get to ${stage}`);
}

/** Everything in every account, by what made it. */
async function inventory(home: string): Promise<readonly string[]> {
  const { answer } = await ask(["cloud", "inspect", "--json"], home);
  return answer.resources
    .filter(({ urn }) => urn !== "")
    .map(({ account, type, urn }) => `${account} ${type} ${urn}`)
    .toSorted();
}

function eventsOf(home: string) {
  return readJournal(path.join(home, "journal"), eventSchema);
}

function distancesOf(home: string): Leg["began"] {
  return { bytes: distance.bytes(home), events: distance.events(home) };
}

/** The command lines of every process while a promotion goes on. */
function watchCommandLines(): { readonly killer: Killer; readonly seen: Set<string> } {
  const seen = new Set<string>();
  let looks = 0;
  const reached = () => {
    looks += 1;
    if (looks % 100 === 1) {
      const listed = execFileSync("ps", ["-e", "-o", "args="], { encoding: "utf8" });
      for (const line of listed.split("\n")) seen.add(line);
    }
    return false;
  };
  return { seen, killer: { struck: false, reached, strike: () => undefined } };
}

/** The values of a resource that are secret: those of parameters and secrets. */
function secretsOf({ type, properties }: Answer["resources"][number]): string[] {
  const name = {
    "aws:ssm/parameter:Parameter": "value",
    "aws:secretsmanager/secretVersion:SecretVersion": "secretString",
  }[type];
  const value = name === undefined ? undefined : properties[name];
  const isPlain = type === "aws:ssm/parameter:Parameter" && properties["type"] !== "SecureString";
  return typeof value === "string" && !isPlain ? [value] : [];
}

/** The lines of a private key that are the key's own: the first ones name its kind and its public half. */
function keyLines(file: string): string[] {
  const lines = fs.readFileSync(file, "utf8").split("\n");
  return lines.filter((line) => /^[A-Za-z0-9+/=]{30,}$/.test(line)).slice(2);
}

function filesBelow(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

describe("a promotion, killed at any moment and run again", function () {
  this.timeout(deep ? 3_600_000 : 900_000);
  let folder = "";
  let expected: { readonly inventory: readonly string[]; readonly states: readonly string[] };
  const legs: Leg[] = [];
  /** The home of the release that came to its end without a kill; its cloud runs until it is looked at. */
  let undisturbed = "";
  let seen: ReadonlySet<string> = new Set();
  const random = randomNumbers(seed);
  const evidence = openEvidence<"same end">("promotion-kills", [...PLATFORM, "test/end-to-end/promotion-kill.test.ts"]);

  const goOnFrom = async (from: string, name: string) => {
    const home = path.join(folder, name);
    fs.cpSync(from, home, { recursive: true });
    await ask(["cloud", "start", "--json"], home);
    return home;
  };
  const statesOf = ({ stages }: Answer) => stages.map(({ name, state }) => `${name} ${state}`);

  before(async () => {
    folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "causeway-promotion-")));
    let home = path.join(folder, "before");
    await ask(["cloud", "start", "--json"], home);
    for (const stage of BEFORE) expect((await ask(promoteTo(stage), home)).code).to.equal(0);
    const commandLines = watchCommandLines();
    for (const stage of WAY) {
      await ask(["cloud", "stop", "--json"], home);
      const from = home;
      home = await goOnFrom(from, `undisturbed-${stage}`);
      const began = distancesOf(home);
      const answer = await walk(home, stage, commandLines.killer);
      legs.push({ from, began, ended: distancesOf(home) });
      expected = { inventory: await inventory(home), states: statesOf(answer) };
    }
    undisturbed = home;
    seen = commandLines.seen;
    expect(expected.states).to.deep.equal(["dev soaked", "staging soaked", "prod verified", "prod-pci pending"]);
    expect(new Set(expected.inventory.map((line) => line.split(" ")[0])).size).to.be.greaterThan(2);
    expect(expected.inventory.length).to.be.greaterThan(500);
  });
  after(async () => {
    await ask(["cloud", "stop", "--json"], undisturbed);
    fs.rmSync(folder, { recursive: true, force: true });
  });

  /** The moment at a share of the whole way, and the home that is nearest before it. */
  const momentAt = (share: number, measure: Measure) => {
    const written = legs.map(({ began, ended }) => ended[measure] - began[measure]);
    let left = share * written.reduce((sum, each) => sum + each);
    const at = written.findIndex((each, index) => {
      if (left < each || index === written.length - 1) return true;
      left -= each;
      return false;
    });
    const leg = legs[at];
    if (leg === undefined) throw new Error("nothing to go on from");
    return { from: leg.from, moment: leg.began[measure] + left };
  };
  const killerOf = (reached: () => boolean, home: string, victim: Victim): Killer => ({
    struck: false,
    reached,
    strike: (call) => {
      const pattern = victims[victim];
      if (pattern === undefined) call.child.kill("SIGKILL");
      else if (pattern !== "cloud") killDescendants(call, pattern);
      else {
        const { pid }: { pid: number } = JSON.parse(fs.readFileSync(path.join(home, "cloud", "address.json"), "utf8"));
        process.kill(pid, "SIGKILL");
      }
    },
  });

  it("leaves no secret of the stacks in journal, plans, releases, logs, folders of work or arguments of processes", async () => {
    const home = undisturbed;
    const { answer } = await ask(["cloud", "inspect", "--json"], home);
    await ask(["cloud", "stop", "--json"], home);
    // What stands in the settings, or in the state in plain, for everybody to read is no secret: a port, a host.
    const states = STACKS.map((stack) => checkpointFile(path.join(home, "state"), stack));
    const plain = [...STACKS.map((stack) => path.join(root, `Pulumi.${stack}.yaml`)), ...states]
      .map((file) => fs.readFileSync(file, "utf8"))
      .join("\n");
    const values = answer.resources.flatMap(secretsOf).filter((value) => value.length > 16 && !plain.includes(value));
    const keys = ["ana", "raj", "tom", "mei"].flatMap((person) => keyLines(path.join(home, "keys", "people", person)));
    const secrets = [...new Set(values), ...keys, fs.readFileSync(path.join(home, "passphrase"), "utf8")];
    expect(secrets.length).to.be.greaterThan(10);
    const files = filesBelow(home).filter((file) => !/^(cloud|passphrase|keys)(\/|$)/.test(path.relative(home, file)));
    expect(files.length).to.be.greaterThan(50);
    expect(seen.size).to.be.greaterThan(5);
    const found = secrets.flatMap((secret) => [
      ...files.filter((file) => fs.readFileSync(file).includes(secret)).map((file) => path.relative(home, file)),
      ...[...seen].filter((line) => line.includes(secret)),
    ]);
    expect(found).to.deep.equal([]);
  });

  for (let at = 0; at < KILLS; at += 1) {
    const victim = (["runner", "engine", "cloud", "child"] as const)[at % 4] ?? "runner";
    const [share, between] = [random(), random() < 0.4];
    const item = `${at} ${victim} at ${(share * 100).toFixed(1)} % of the ${between ? "steps" : "resources"}`;
    it(`${item} (seed ${seed}): the same end, nothing twice, no approval used twice`, async () => {
      if (evidence.find(item) !== undefined) return;
      const measure = between ? "events" : "bytes";
      const { moment, from } = momentAt(share, measure);
      const home = await goOnFrom(from, `kill-${at}`);
      try {
        const killer = killerOf(() => distance[measure](home) >= moment, home, victim);
        const answer = await walk(home, "prod", killer);
        expect(killer.struck).to.equal(true);
        expect(statesOf(answer)).to.deep.equal(expected.states);
        expect(await inventory(home)).to.deep.equal(expected.inventory);
        const verified = eventsOf(home).filter((event) => event.kind === "stage-verified" && event.stage === "prod");
        const given = eventsOf(home).filter(({ kind }) => kind === "approval-given");
        expect([verified.length, given.length]).to.deep.equal([1, 2]);
        evidence.keep(item, "same end");
      } finally {
        await ask(["cloud", "stop", "--json"], home);
        fs.rmSync(home, { recursive: true, force: true });
      }
    });
  }

  after(() => evidence.publish(KILLS, { seed }));
});
