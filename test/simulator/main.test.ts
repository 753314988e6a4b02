import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { deep } from "../support/deep";
import { openEvidence } from "../support/evidence";
import { rejection } from "../support/rejection";
import { temporaryFolder } from "../support/temporary-folder";
import { type CloudProcess, startProcess } from "./cloud-process";
import { Engine, type ProgramResource } from "./protocol/engine";

const queue = (name: string, inputs: ProgramResource["inputs"] = {}): ProgramResource => ({
  name,
  type: "aws:sqs/queue:Queue",
  inputs,
});

describe("the cloud's process", function () {
  this.timeout(60_000);
  const running: CloudProcess[] = [];
  const home = temporaryFolder(async () => {
    for (const { child, gone } of running.splice(0)) {
      child.kill("SIGKILL");
      await gone;
    }
  });

  async function start(...flags: string[]): Promise<CloudProcess> {
    const cloud = await startProcess(home(), ...flags);
    running.push(cloud);
    return cloud;
  }
  const ids = (engine: Engine): readonly string[] => [...engine.state.values()].map(({ id }) => id);
  async function inspect(
    cloud: CloudProcess,
    what = "inspect?type=aws:sqs/queue:Queue",
  ): Promise<readonly { id: string }[]> {
    const { adminPort, token } = cloud.address;
    const response = await fetch(`http://127.0.0.1:${adminPort}/${what}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const body: { resources: { id: string }[] } = JSON.parse(await response.text());
    return body.resources;
  }

  it("says where it listens, and lets go of everything when it is told to end", async () => {
    const cloud = await start("--seed", "5");
    expect(cloud.address).to.include({ pid: cloud.child.pid, seed: 5 });
    expect(Object.keys(cloud.address.ports)).to.deep.equal(["aws", "awsx", "eks", "kubernetes"]);
    expect(cloud.address.started).to.match(/^\w{3} \w{3} +\d+ [\d:]{8} \d{4}$/);
    cloud.child.kill("SIGTERM");
    expect(await cloud.gone).to.equal(0);
    expect(fs.readdirSync(path.join(home(), "cloud")).toSorted()).to.deep.equal([
      "journal",
      "key",
      "ports.json",
      "snapshot",
    ]);
  });

  it("ends as for a mistake of usage with faults that it does not know, and says which", async () => {
    const faults = path.join(home(), "faults.json");
    fs.writeFileSync(faults, '{"faults": [{"kind": "throtle"}]}');
    expect(await rejection(start("--faults", faults)))
      .to.have.property("message")
      .that.matches(/^exit 2: the faults file has 1 problem\(s\):\nfaults\[0\]\.kind is "throtle": /);
    fs.writeFileSync(faults, '{"faults": [{"kind": "throttle", "count": 1}]}');
    await start("--faults", faults);
  });

  it("is one in its home; a second one refuses, and one that was killed leaves nothing in the way", async () => {
    const first = await start();
    const error = await rejection(startProcess(home()));
    expect(error).to.have.property("message").that.contains("exit 4: a cloud of this home runs already (process ");
    first.child.kill("SIGKILL");
    await first.gone;
    const second = await start();
    expect(second.address.ports).to.deep.equal(first.address.ports);
  });

  it("ends itself when its home is gone", async () => {
    const cloud = await start();
    fs.rmSync(home(), { recursive: true, force: true });
    expect(await cloud.gone).to.equal(0);
    expect(fs.existsSync(home())).to.equal(false);
  });

  it("refuses a damaged journal and says what is the matter", async () => {
    const cloud = await start();
    const engine = await Engine.connect(cloud.address.ports["aws"] ?? 0);
    await engine.up([queue("a"), queue("b")]);
    engine.close();
    cloud.child.kill("SIGKILL");
    await cloud.gone;
    const file = path.join(home(), "cloud", "journal");
    const bytes = fs.readFileSync(file);
    bytes[40] = (bytes[40] ?? 0) ^ 1;
    fs.writeFileSync(file, bytes);
    const error = await rejection(startProcess(home()));
    expect(error).to.have.property("message").that.contains("exit 3: journal is damaged at byte 0");
  });

  it("says of each of AWS's types what it knows: by a law, or by the catalog alone", async () => {
    const { adminPort, token } = (await start()).address;
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(`http://127.0.0.1:${adminPort}/coverage`, { headers });
    const { types }: { types: { type: string; gaps: string[] }[] } = JSON.parse(await response.text());
    const gapsOf = (type: string): string | undefined => types.find((each) => each.type === type)?.gaps.join();
    expect(types.length).to.be.greaterThan(1000);
    expect(gapsOf("aws:kinesis/stream:Stream")).to.contain("no law");
    expect(gapsOf("aws:ec2/vpc:Vpc")).not.to.contain("no law");
  });

  it("answers for the real types: inputs checked, secrets kept, nothing of them on disk in the clear", async () => {
    const cloud = await start();
    const engine = await Engine.connect(cloud.address.ports["aws"] ?? 0);
    expect(await rejection(engine.up([queue("a", { visibilityTimeoutSecond: 5 })])))
      .to.have.property("message")
      .that.contains("visibilityTimeoutSeconds");
    await engine.up([
      {
        name: "p",
        type: "aws:sqs/queue:Queue",
        inputs: {
          tags: {
            note: { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value: "canary-on-disk" },
          },
        },
      },
    ]);
    engine.close();
    for (const name of fs.readdirSync(path.join(home(), "cloud"))) {
      expect(fs.readFileSync(path.join(home(), "cloud", name), "latin1"), name).not.to.contain("canary-on-disk");
    }
  });

  it("killed at any moment, it loses nothing that it answered and makes nothing twice (R-1)", async function () {
    const moments = deep ? 100 : 4;
    this.timeout(moments * 15_000);
    const evidence = openEvidence<string>("cloud-kills", [
      "lib/",
      "simulator/",
      "automation/launch/",
      "test/simulator/",
    ]);
    const program = Array.from({ length: 40 }, (_, at) => queue(`q${at}`));
    for (let moment = 0; moment < moments; moment++) {
      if (evidence.find(`moment ${moment}`) !== undefined) continue;
      const before = await start();
      const engine = await Engine.connect(before.address.ports["aws"] ?? 0);
      // Moments from before the first answer to after the last, spread by a fixed step.
      const killer = setTimeout(() => before.child.kill("SIGKILL"), 5 + ((moment * 37) % 160));
      const finished = await engine.up(program).then(
        () => true,
        () => false,
      );
      clearTimeout(killer);
      const answered = ids(engine);
      before.child.kill("SIGKILL");
      await before.gone;
      engine.close();
      const after = await start();
      expect(
        (await inspect(after)).map(({ id }) => id),
        `moment ${moment}`,
      ).to.include.members(answered);
      const again = await Engine.connect(after.address.ports["aws"] ?? 0);
      for (const [urn, kept] of engine.state) again.state.set(urn, kept);
      await again.up(program);
      expect((await inspect(after)).map(({ id }) => id).toSorted(), `moment ${moment}, ${finished}`).to.deep.equal(
        ids(again).toSorted(),
      );
      expect(ids(again)).to.include.members(answered);
      await again.destroy();
      again.close();
      after.child.kill("SIGTERM");
      await after.gone;
      evidence.keep(`moment ${moment}`, finished ? "killed after the last answer" : "killed in the middle");
    }
    evidence.publish(moments, { resources: program.length });
  });
});
