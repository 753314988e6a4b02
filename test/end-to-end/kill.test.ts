import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect } from "chai";
import { type Call, causewayJson, startCauseway } from "../support/causeway";
import { deep, seed } from "../support/deep";
import { randomNumbers } from "../support/random";

const DEV = "111111111111";

/** How many kills of the cloud, and how many of each process around it. */
const CLOUD_KILLS = deep ? 100 : 3;
const OTHER_KILLS = deep ? 10 : 1;

/** The journal's bytes tell how far an update has come, whatever the machine is busy with. */
function journalBytes(home: string): number {
  const folder = path.join(home, "cloud");
  return fs
    .readdirSync(folder)
    .filter((name) => name.startsWith("journal"))
    .reduce((sum, name) => sum + (fs.statSync(path.join(folder, name), { throwIfNoEntry: false })?.size ?? 0), 0);
}

/** Waits until the condition holds or the call has ended, whichever comes first. */
async function until(condition: () => boolean, { child }: Call): Promise<void> {
  while (child.exitCode === null && !condition()) await new Promise((resolve) => setTimeout(resolve, 2));
}

/** Processes whose command line names this home, or whose parent is one of them. */
function processesOf(pattern: RegExp): number[] {
  return fs
    .readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return pattern.test(fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " "));
      } catch {
        return false;
      }
    })
    .map(Number);
}

describe("killed in the middle of an update", function () {
  this.timeout(240_000);
  let folder = "";
  let began = 0;
  let written = 0;
  let expected: string[] = [];
  const random = randomNumbers(seed);

  const inventory = async (home: string) =>
    (await causewayJson(["cloud", "inspect", "--account", DEV], { home })).document.resources
      .filter(({ urn }) => urn !== "")
      .map(({ region, type, urn }) => `${region} ${type} ${urn}`)
      .toSorted();

  /** A home in which the shared services are up and the cloud runs. */
  const freshHome = async (name: string) => {
    const home = path.join(folder, name);
    fs.cpSync(path.join(folder, "template"), home, { recursive: true });
    await causewayJson(["cloud", "start"], { home });
    return home;
  };

  before(async () => {
    folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "causeway-kill-")));
    const template = { home: path.join(folder, "template") };
    expect((await causewayJson(["up", "--stack", "shared"], template)).code).to.equal(0);
    await causewayJson(["cloud", "stop"], template);
    const home = await freshHome("undisturbed");
    began = journalBytes(home);
    expect((await causewayJson(["up", "--stack", "dev"], { home })).code).to.equal(0);
    written = journalBytes(home) - began;
    expected = await inventory(home);
    await causewayJson(["cloud", "stop"], { home });
    expect(expected.length).to.be.greaterThan(100);
    expect(written).to.be.greaterThan(100_000);
  });
  after(() => {
    fs.rmSync(folder, { recursive: true, force: true });
  });

  /** Kills something when the update has come this far, and expects the next update to end as if nothing had been. */
  const survives = async (home: string, share: number, kill: (call: Call) => void) => {
    try {
      const disturbed = startCauseway(["up", "--stack", "dev", "--json"], { home });
      await until(() => journalBytes(home) >= began + share * written, disturbed);
      kill(disturbed);
      const first = await disturbed.ended;
      expect(
        first.signal === "SIGKILL" || first.code === 3 || first.code === 0,
        `${first.stdout}${first.stderr}`,
      ).to.equal(true);
      const again = await causewayJson(["up", "--stack", "dev"], { home });
      expect(again.document.error?.message).to.equal(undefined);
      expect(await inventory(home)).to.deep.equal(expected);
      const { changes } = (await causewayJson(["preview", "--stack", "dev"], { home })).document;
      expect(changes).to.include({ create: 0, update: 0, replace: 0, delete: 0 });
    } finally {
      await causewayJson(["cloud", "stop"], { home });
      fs.rmSync(home, { recursive: true, force: true });
    }
  };

  for (let at = 0; at < CLOUD_KILLS; at += 1) {
    const share = random();
    it(`the embedded cloud, at ${(share * 100).toFixed(1)} % (seed ${seed}): the same resources, none twice, none lost`, async () => {
      const home = await freshHome(`cloud-${at}`);
      await survives(home, share, () => {
        const { pid }: { pid: number } = JSON.parse(fs.readFileSync(path.join(home, "cloud", "address.json"), "utf8"));
        process.kill(pid, "SIGKILL");
      });
    });
  }

  for (let at = 0; at < OTHER_KILLS; at += 1) {
    const [runner, child, engine] = [random(), random(), random()];
    it(`the runner, at ${(runner * 100).toFixed(1)} %`, async () => {
      await survives(await freshHome(`runner-${at}`), runner, (call) => call.child.kill("SIGKILL"));
    });

    it(`the child process, at ${(child * 100).toFixed(1)} %`, async () => {
      const before = new Set(processesOf(/automation-engine-child\.js/));
      const home = await freshHome(`child-${at}`);
      await survives(home, child, () => {
        for (const pid of processesOf(/automation-engine-child\.js/))
          if (!before.has(pid)) process.kill(pid, "SIGKILL");
      });
    });

    it(`the engine, at ${(engine * 100).toFixed(1)} %`, async () => {
      const before = new Set(processesOf(/pulumi up /));
      const home = await freshHome(`engine-${at}`);
      await survives(home, engine, () => {
        for (const pid of processesOf(/pulumi up /)) if (!before.has(pid)) process.kill(pid, "SIGKILL");
      });
    });
  }
});
