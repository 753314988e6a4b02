import type { Server } from "node:http";
import { expect } from "chai";
import { adminServer } from "../../../simulator/admin/admin-server";
import type { Engine } from "../protocol/engine";
import { secret } from "../protocol/programs";
import { type RunningProvider, runProvider } from "../protocol/running-provider";
import { THING, toyProvider } from "../protocol/toy-provider";

describe("the administration", () => {
  let running: RunningProvider;
  let engine: Engine;
  let server: Server;
  let asked = 0;
  let base = "";

  beforeEach(async () => {
    running = await runProvider();
    engine = await running.engine();
    server = adminServer({
      world: running.world,
      providers: [toyProvider],
      token: "t0ken",
      coverage: async () => ({ types: [] }),
      shutDown: () => {
        asked++;
      },
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    base = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  });
  afterEach(async () => {
    server.close();
    await running.stop();
  });

  async function ask(method: string, path: string, token = "t0ken"): Promise<{ status: number; body: unknown }> {
    const response = await fetch(`${base}/${path}`, { method, headers: { authorization: `Bearer ${token}` } });
    return { status: response.status, body: await response.json() };
  }

  it("answers nobody without the token", async () => {
    for (const path of ["status", "inspect", "created?urn=x"])
      expect((await ask("GET", path, "wrong")).status).to.equal(401);
    expect((await ask("POST", "reset", "")).status).to.equal(401);
    expect((await ask("GET", "status")).status).to.equal(200);
  });

  it("says what there is, by account, and hides secrets", async () => {
    await engine.up([
      {
        name: "a",
        type: THING,
        inputs: { password: secret("canary-word"), tags: { n: secret("canary-tag"), m: "open" } },
      },
      { name: "b", type: THING, inputs: { region: "eu-west-1" } },
    ]);
    const { body } = await ask("GET", `inspect?type=${THING}`);
    expect(JSON.stringify(body)).not.to.contain("canary");
    expect(body).to.have.nested.property("resources[1].properties.password", "[secret]");
    expect(body).to.have.nested.property("resources[1].properties.tags.m", "open");
    expect(body).to.have.nested.property("resources[0].region", "eu-west-1");
    expect((await ask("GET", "inspect?account=222222222222")).body).to.deep.equal({ resources: [] });
    expect((await ask("GET", "status")).body).to.deep.include({
      accounts: [{ account: "111111111111", resources: 4 }],
    });
  });

  it("says what a URN made, and whether anybody has used the answer", async () => {
    const resource = { name: "a", type: THING, inputs: {} };
    const urn = engine.urnOf(resource);
    await engine.up([resource]);
    const made = (await ask("GET", `created?urn=${encodeURIComponent(urn)}`)).body;
    expect(made).to.have.nested.property("resources[0].id", engine.state.get(urn)?.id);
    expect(made).to.have.nested.property("resources[0].acknowledged", false);
    await engine.refresh();
    const used = (await ask("GET", `created?urn=${encodeURIComponent(urn)}`)).body;
    expect(used).to.have.nested.property("resources[0].acknowledged", true);
  });

  it("lifts the protections of one stack and of no other", async () => {
    const other = await running.engine({ region: "us-east-1" }, "prod");
    const resource = { name: "a", type: THING, inputs: { name: "mine", tags: { protected: "yes" } } };
    await engine.up([resource]);
    await other.up([{ ...resource, inputs: { name: "theirs", tags: { protected: "yes" } } }]);
    const lifted = (await ask("POST", "unprotect?stack=dev")).body;
    expect(lifted).to.deep.equal({ urns: [engine.urnOf(resource)] });
    await engine.destroy();
    await other.destroy().then(
      () => expect.fail("it went"),
      (error: Error) => expect(error.message).to.contain("OperationNotPermitted"),
    );
  });

  it("lets time pass, empties accounts, and changes things behind Pulumi's back", async () => {
    await engine.up([{ name: "a", type: THING, inputs: { size: 2 } }]);
    const [kept] = engine.state.values();
    const time = running.world.clock.now();
    expect((await ask("POST", "advance?milliseconds=5000")).status).to.equal(200);
    expect(running.world.clock.now()).to.equal(time + 5000);
    const place = `account=111111111111&region=us-east-1&type=${THING}&id=${kept?.id}`;
    expect((await ask("POST", `tamper?${place}&outputs=${encodeURIComponent('{"size": 8}')}`)).body).to.deep.equal({
      ok: true,
    });
    expect(await engine.refresh()).to.deep.equal([kept?.urn]);
    expect(engine.state.get(kept?.urn ?? "")?.inputs["size"]).to.equal(8);
    await ask("POST", `tamper?${place}`);
    expect(await engine.refresh()).to.deep.equal([kept?.urn]);
    expect(engine.state.size).to.equal(0);
    expect((await ask("POST", "reset")).body).to.deep.equal({ ok: true });
    expect([...running.world.state.all()]).to.deep.equal([]);
  });

  it("refuses what makes no sense, and ends the cloud when asked", async () => {
    expect(await ask("GET", "created")).to.deep.equal({ status: 400, body: { error: "urn is missing" } });
    expect((await ask("POST", "advance?milliseconds=-1")).status).to.equal(400);
    expect((await ask("POST", "tamper?account=1&region=r&type=t&id=i")).body).to.deep.equal({
      error: "there is no such resource",
    });
    expect(await ask("GET", "nothing")).to.deep.equal({ status: 404, body: { error: "there is no GET /nothing" } });
    expect((await ask("GET", "coverage")).body).to.deep.equal({ types: [] });
    expect((await ask("POST", "shutdown")).body).to.deep.equal({ ok: true });
    expect(asked).to.equal(1);
  });
});
