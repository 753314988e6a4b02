import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect } from "chai";
import { type Call, causewayJson, startCauseway } from "../support/causeway";
import { deep, seed } from "../support/deep";
import { openEvidence, PLATFORM } from "../support/evidence";
import { cloudBytes, killDescendants, until } from "../support/kill";
import { randomNumbers } from "../support/random";
import { root } from "../support/sources";

const DEV = "111111111111";

/** How many kills of the cloud, and how many of each process around it. */
const CLOUD_KILLS = deep ? 100 : 1;
const OTHER_KILLS = deep ? 10 : 1;

describe("killed in the middle of an update", function () {
  this.timeout(deep ? 2_400_000 : 240_000);
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
    began = cloudBytes(home);
    expect((await causewayJson(["up", "--stack", "dev"], { home })).code).to.equal(0);
    written = cloudBytes(home) - began;
    expected = await inventory(home);
    await causewayJson(["cloud", "stop"], { home });
    // Nothing of the state is written in two steps, between which a killed engine would leave what nobody can read.
    const state = fs.readdirSync(path.join(home, "state"), { recursive: true, encoding: "utf8" });
    expect(state.filter((file) => file.endsWith(".attrs"))).to.deep.equal([]);
    expect(expected.length).to.be.greaterThan(100);
    expect(written).to.be.greaterThan(100_000);
  });
  after(() => {
    fs.rmSync(folder, { recursive: true, force: true });
  });

  const evidence = openEvidence<"same end">("kills", [...PLATFORM, "test/end-to-end/kill.test.ts"]);

  /** Kills something when the update has come this far, and expects the next update to end as if nothing had been. */
  const survives = async (name: string, share: number, kill: (call: Call, home: string) => void) => {
    const item = `${name} at ${(share * 100).toFixed(1)} %`;
    if (evidence.find(item) !== undefined) return;
    const home = await freshHome(name);
    try {
      const disturbed = startCauseway(["up", "--stack", "dev", "--json"], { home });
      await until(() => cloudBytes(home) >= began + share * written, disturbed);
      kill(disturbed, home);
      const first = await disturbed.ended;
      expect(
        first.signal === "SIGKILL" || first.code === 3 || first.code === 0,
        `${first.stdout}${first.stderr}`,
      ).to.equal(true);
      const again = await causewayJson(["up", "--stack", "dev"], { home });
      expect(again.code, again.document.error?.message).to.equal(0);
      expect(await inventory(home)).to.deep.equal(expected);
      const { changes } = (await causewayJson(["preview", "--stack", "dev"], { home })).document;
      expect(changes).to.include({ create: 0, update: 0, replace: 0, delete: 0 });
      evidence.keep(item, "same end");
    } catch (error) {
      if (deep) fs.cpSync(home, path.join(root, ".causeway", "deep", `failed-${name}`), { recursive: true });
      throw error;
    } finally {
      await causewayJson(["cloud", "stop"], { home });
      fs.rmSync(home, { recursive: true, force: true });
    }
  };

  for (let at = 0; at < CLOUD_KILLS; at += 1) {
    const share = random();
    it(`the embedded cloud, at ${(share * 100).toFixed(1)} % (seed ${seed}): the same resources, none twice, none lost`, () =>
      survives(`cloud-${at}`, share, (_call, home) => {
        const { pid }: { pid: number } = JSON.parse(fs.readFileSync(path.join(home, "cloud", "address.json"), "utf8"));
        process.kill(pid, "SIGKILL");
      }));
  }

  for (let at = 0; at < OTHER_KILLS; at += 1) {
    const kills: readonly [name: string, share: number, kill: (call: Call) => void][] = [
      ["runner", random(), (call) => call.child.kill("SIGKILL")],
      ["child", random(), (call) => killDescendants(call, /automation-engine-child\.js/)],
      ["engine", random(), (call) => killDescendants(call, /\/pulumi up /)],
    ];
    // In the sample one of them is enough: promotions are killed in all these ways as well.
    const sampled = deep ? kills : kills.slice(seed % 3, (seed % 3) + 1);
    for (const [name, share, kill] of sampled) {
      it(`the ${name}, at ${(share * 100).toFixed(1)} %`, () => survives(`${name}-${at}`, share, kill));
    }
  }

  after(() =>
    evidence.publish(CLOUD_KILLS + 3 * OTHER_KILLS, { seed, cloudKills: CLOUD_KILLS, otherKills: OTHER_KILLS }),
  );
});
