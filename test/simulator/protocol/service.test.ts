import { status } from "@grpc/grpc-js";
import type { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import * as messages from "@pulumi/pulumi/proto/provider_pb";
import { DiffResponse, ErrorResourceInitFailed, GetSchemaRequest } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { expect } from "chai";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { Engine, type ProgramResource, UNKNOWN_TEXT } from "./engine";
import { SIGNATURE, secret } from "./programs";
import { type RunningProvider, runProvider } from "./running-provider";
import { PART, THING, USER } from "./toy-provider";

const SENTINELS = {
  boolean: "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  number: "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  text: "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
  list: "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  asset: "030794c1-ac77-496b-92df-f27374a8bd58",
  archive: "e48ece36-62e2-4504-bad9-02848725956a",
  object: "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
};

const thing = (name: string, inputs: ProgramResource["inputs"] = {}): ProgramResource => ({
  name,
  type: THING,
  inputs,
});

/** The gRPC status and message of a refusal. */
async function refusal(work: Promise<unknown>): Promise<string> {
  return await work.then(
    () => "accepted",
    (error: { code?: number; details?: string; message: string }) =>
      error.code === undefined ? error.message : `${status[error.code]}: ${error.details}`,
  );
}

describe("the provider service", () => {
  let running: RunningProvider;
  let engine: Engine;
  beforeEach(async () => {
    running = await runProvider();
    engine = await running.engine();
  });
  afterEach(() => running.stop());

  it("says the same of itself in Handshake and Configure", async () => {
    const hands = await engine.ask<messages.ProviderHandshakeResponse>((done) =>
      engine.client.handshake(new messages.ProviderHandshakeRequest(), done),
    );
    const configured = await engine.configure({ region: "us-east-1" });
    expect([hands.getAcceptSecrets(), hands.getAcceptResources(), hands.getAcceptOutputs()]).to.deep.equal([
      true,
      false,
      false,
    ]);
    expect(configured.getAcceptsecrets()).to.equal(hands.getAcceptSecrets());
    expect(configured.getAcceptresources()).to.equal(hands.getAcceptResources());
    expect(configured.getAcceptoutputs()).to.equal(hands.getAcceptOutputs());
    expect(configured.getSupportsAutonamingConfiguration()).to.equal(hands.getSupportsAutonamingConfiguration());
    expect(configured.getSupportspreview()).to.equal(true);
  });

  it("tells version and schema", async () => {
    const info = await engine.ask<PluginInfo>((done) => engine.client.getPluginInfo(new Empty(), done));
    expect(info.getVersion()).to.equal("1.2.3");
    const schema = await engine.ask<messages.GetSchemaResponse>((done) =>
      engine.client.getSchema(new GetSchemaRequest(), done),
    );
    expect(JSON.parse(schema.getSchema())).to.deep.equal({ name: "toy", version: "1.2.3" });
  });

  it("answers what it does not do as unimplemented, and takes a Cancel", async () => {
    const refused = [
      engine.ask((done) => engine.client.getMapping(new messages.GetMappingRequest(), done)),
      engine.ask((done) => engine.client.parameterize(new messages.ParameterizeRequest(), done)),
      engine.ask((done) => engine.client.construct(new messages.ConstructRequest().setType("toy:index:Whole"), done)),
      engine.ask((done) => engine.client.call(new messages.CallRequest().setTok("toy:index:Whole/go"), done)),
      engine.invoke("toy:core/getNothing:getNothing", {}),
    ];
    for (const work of refused) expect(await refusal(work)).to.match(/^UNIMPLEMENTED: /);
    await engine.ask((done) => engine.client.cancel(new Empty(), done));
    expect(await engine.up([thing("a")])).to.have.length(1);
  });

  it("refuses a connection that was never configured as unavailable, and serves it once it is", async () => {
    const stranger = await Engine.dial(running.listening.port);
    expect(await refusal(stranger.up([thing("a")]))).to.equal(
      "UNAVAILABLE: this connection was never configured (the embedded cloud was started anew, or its engine sent no settings); run the command again",
    );
    await stranger.configure({ region: "us-east-1" });
    expect(await stranger.up([thing("a")])).to.have.length(1);
    stranger.close();
  });

  it("keeps settings by connection: two engines, two accounts", async () => {
    const other = await running.engine({ region: "eu-west-1", allowedAccountIds: '["222222222222"]' });
    await engine.up([thing("a")]);
    await other.up([thing("b")]);
    const places = [...running.world.state.everywhere(THING)].map(({ account, region }) => `${account} ${region}`);
    expect(places.toSorted()).to.deep.equal(["111111111111 us-east-1", "222222222222 eu-west-1"]);
  });

  it("checks settings, and refuses what cannot work", async () => {
    const check = (settings: Record<string, string>): Promise<messages.CheckResponse> =>
      engine.ask((done) =>
        engine.client.checkConfig(new messages.CheckRequest().setNews(Struct.fromJavaScript(settings)), done),
      );
    expect((await check({ region: "us-east-1" })).getFailuresList()).to.deep.equal([]);
    const [failure] = (await check({ region: "nowhere" })).getFailuresList();
    expect(failure?.getReason()).to.equal('"nowhere" is no region; expected one such as us-east-1');
    expect(await refusal(engine.configure({}))).to.equal(
      "INVALID_ARGUMENT: region: no region is set; set aws:region, or the region of the provider",
    );
  });

  it("says which settings differ and replaces no provider for it", async () => {
    const request = new messages.DiffRequest()
      .setOldInputs(Struct.fromJavaScript({ region: "us-east-1", profile: "a" }))
      .setNews(Struct.fromJavaScript({ region: "eu-west-1", profile: "a" }));
    const diff = await engine.ask<DiffResponse>((done) => engine.client.diffConfig(request, done));
    expect(diff.getDiffsList()).to.deep.equal(["region"]);
    expect(diff.getReplacesList()).to.deep.equal([]);
  });

  it("refuses an unknown type and names the nearest", async () => {
    expect(await refusal(engine.up([{ name: "a", type: "toy:core/part:Parts", inputs: {} }]))).to.equal(
      "INVALID_ARGUMENT: toy:core/part:Parts is no resource type of toy 1.2.3; check the type's token",
    );
    expect(await refusal(engine.up([{ name: "a", type: "toy:core/things:Things", inputs: {} }]))).to.equal(
      "INVALID_ARGUMENT: toy:core/things:Things is no resource type of toy 1.2.3; did you mean toy:core/thing:Thing?",
    );
  });

  it("refuses inputs by their form and by the law; a null was not given", async () => {
    expect(await refusal(engine.up([thing("a", { sise: 1 })]))).to.match(
      /^sise: sise is not known; expected one of name,/,
    );
    expect(await refusal(engine.up([thing("a", { size: 101 })]))).to.equal("size: size is too large");
    const checked = await engine.check(thing("a"), { size: null, nested: { kind: "k", depth: null } }, {});
    expect(checked["size"]).to.equal(1);
    expect(checked["nested"]).to.deep.equal({ kind: "k" });
  });

  it("takes all seven sentinels for unknown and answers with the one that every SDK knows", async () => {
    const inputs = {
      size: SENTINELS.number,
      zone: SENTINELS.text,
      ports: SENTINELS.list,
      nested: { kind: SENTINELS.boolean, depth: SENTINELS.asset, more: SENTINELS.archive },
      content: SENTINELS.object,
    };
    const checked = await engine.check(thing("a"), inputs, {});
    expect(checked["size"]).to.equal(UNKNOWN_TEXT);
    const made = await engine.create(engine.urnOf(thing("a")), THING, checked, true);
    expect(made.id).to.equal("");
    expect(made.outputs["nested"]).to.deep.equal({ kind: UNKNOWN_TEXT, depth: UNKNOWN_TEXT, more: UNKNOWN_TEXT });
    expect(made.outputs["arn"]).to.equal(UNKNOWN_TEXT);
    expect(made.outputs["token"]).to.deep.equal(secret(UNKNOWN_TEXT));
    expect(await refusal(engine.create(engine.urnOf(thing("a")), THING, checked))).to.equal(
      "INVALID_ARGUMENT: a create of urn:pulumi:dev::proj::toy:core/thing:Thing::a has inputs that are not known yet; only a preview can be asked so",
    );
  });

  it("fills in region, tags, defaults and a name, and notes what it made up", async () => {
    const tagged = await running.engine({ region: "eu-west-1", defaultTags: '{"tags":{"Owner":"us","Name":"x"}}' });
    const checked = await tagged.check(thing("a"), { tags: { Name: "mine" } }, {});
    expect(checked["region"]).to.equal("eu-west-1");
    expect(checked["tagsAll"]).to.deep.equal({ Owner: "us", Name: "mine" });
    expect(checked["name"]).to.match(/^a-[0-9a-f]{7}$/);
    expect(checked["__defaults"]).to.deep.equal(["name", "size"]);
    const unknown = await tagged.check(thing("a"), { tags: { Name: UNKNOWN_TEXT } }, {});
    expect(unknown["tagsAll"]).to.equal(UNKNOWN_TEXT);
  });

  it("carries secrets to where they turn up, and answers its own as secret", async () => {
    await engine.up([thing("a", { password: secret("s3cret-word"), tags: { note: secret("tag-secret") } })]);
    const kept = engine.state.get(engine.urnOf(thing("a")));
    expect(kept?.inputs["password"]).to.deep.equal(secret("s3cret-word"));
    expect(kept?.outputs["password"]).to.deep.equal(secret("s3cret-word"));
    expect(kept?.outputs["tagsAll"]).to.deep.equal({ note: secret("tag-secret") });
    expect(kept?.outputs["token"])
      .to.have.property("value")
      .that.matches(/^[0-9a-f]{20}$/);
    expect(kept?.outputs["name"]).to.be.a("string");
  });

  it("reads gone as gone, deletes gone without complaint, and refuses to update it", async () => {
    await engine.up([thing("a")]);
    const kept = engine.state.get(engine.urnOf(thing("a")));
    if (kept === undefined) throw new Error("it was not made");
    await engine.remove(kept);
    expect(await engine.read(kept.urn, kept.type, kept.id, kept)).to.equal(undefined);
    await engine.remove(kept);
    expect(await refusal(engine.update(kept, kept.inputs))).to.equal(
      `NOT_FOUND: ResourceNotFoundException: toy:core/thing:Thing ${kept.id} is not in account 111111111111, us-east-1; refresh the stack`,
    );
  });

  it("answers AWS's refusals with precise codes, and changes nothing", async () => {
    await engine.up([thing("a"), { name: "p", type: PART, inputs: { thingId: "$a" } }]);
    expect(await refusal(engine.up([{ name: "q", type: PART, inputs: { thingId: "nothing" } }]))).to.match(
      /^NOT_FOUND: NoSuchThing: there is no thing nothing/,
    );
    const kept = engine.state.get(engine.urnOf(thing("a")));
    if (kept === undefined) throw new Error("it was not made");
    expect(await refusal(engine.remove(kept))).to.match(/^FAILED_PRECONDITION: DependencyViolation: thing-/);
    expect(await engine.read(kept.urn, kept.type, kept.id, kept)).to.deep.equal(kept);
  });

  it("keeps a half-done resource: what failed comes with what there is", async () => {
    const urn = engine.urnOf(thing("a"));
    const inputs = await engine.check(thing("a"), { size: 13 }, {});
    const error: { code?: number; metadata?: { get(name: string): Uint8Array[] } } = await engine
      .create(urn, THING, inputs)
      .then(
        () => ({}),
        (thrown: object) => thrown,
      );
    expect(error.code).to.equal(status.FAILED_PRECONDITION);
    const [packed] = error.metadata?.get("grpc-status-details-bin") ?? [];
    const [detail] = Status.deserializeBinary(packed ?? new Uint8Array()).getDetailsList();
    expect(detail?.getTypeName()).to.equal("pulumirpc.ErrorResourceInitFailed");
    const failed = ErrorResourceInitFailed.deserializeBinary(detail?.getValue_asU8() ?? new Uint8Array());
    expect(failed.getReasonsList()).to.deep.equal(["the thing does not start with size 13"]);
    expect(failed.getId()).to.match(/^thing-/);
    expect(failed.getProperties()?.toJavaScript()).to.have.property("size", 13);
  });

  it("treats a list in another order as the same where the law says so, and honours ignoreChanges", async () => {
    await engine.up([thing("a", { ports: [1, 2], tags: { a: "1" } })]);
    const kept = engine.state.get(engine.urnOf(thing("a")));
    if (kept === undefined) throw new Error("it was not made");
    const { DIFF_NONE, DIFF_SOME } = DiffResponse.DiffChanges;
    expect((await engine.diff(kept, { ...kept.inputs, ports: [2, 1] })).getChanges()).to.equal(DIFF_NONE);
    const changed = { ...kept.inputs, ports: [2, 3], tags: { a: "2" }, tagsAll: { a: "2" } };
    const diff = await engine.diff(kept, changed, ["tags.a", "tagsAll"]);
    expect(diff.getChanges()).to.equal(DIFF_SOME);
    expect([...diff.getDetaileddiffMap().keys()]).to.deep.equal(["ports[0]", "ports[1]"]);
    expect((await engine.diff(kept, changed, ["*"])).getChanges()).to.equal(DIFF_NONE);
  });

  it("asks for the old one to go first when the program gave the name", async () => {
    await engine.up([thing("a", { name: "mine", zone: "a" }), thing("b", { zone: "a" })]);
    const named = engine.state.get(engine.urnOf(thing("a")));
    const unnamed = engine.state.get(engine.urnOf(thing("b")));
    if (named === undefined || unnamed === undefined) throw new Error("they were not made");
    expect((await engine.diff(named, { ...named.inputs, zone: "b" })).getDeletebeforereplace()).to.equal(true);
    expect((await engine.diff(unnamed, { ...unnamed.inputs, zone: "b" })).getDeletebeforereplace()).to.equal(false);
    await engine.up([thing("a", { name: "mine", zone: "b" }), thing("b", { zone: "b" })]);
    expect(engine.state.get(unnamed.urn)?.inputs["name"]).not.to.equal(unnamed.inputs["name"]);
  });

  it("finds a resource of another region, and one of the account from every region", async () => {
    const abroad = thing("a", { region: "eu-west-1" });
    const user: ProgramResource = { name: "u", type: USER, inputs: {} };
    await engine.up([abroad, user]);
    const id = engine.state.get(engine.urnOf(abroad))?.id ?? "";
    expect(await engine.import(abroad, id)).to.equal(undefined);
    expect(await engine.import(abroad, `${id}@eu-west-1`)).to.have.property("id", id);
    const elsewhere = await running.engine({ region: "ap-south-1" });
    expect(await elsewhere.import(user, engine.state.get(engine.urnOf(user))?.id ?? "")).not.to.equal(undefined);
  });

  it("answers functions, with the laws of the place, and with what is secret as a secret", async () => {
    await engine.up([thing("a")]);
    const kept = engine.state.get(engine.urnOf(thing("a")));
    expect(await engine.invoke("toy:core/getThing:getThing", { id: kept?.id ?? "" })).to.deep.equal({
      arn: kept?.outputs["arn"],
      token: kept?.outputs["token"],
    });
    expect(kept?.outputs["token"]).to.have.keys([SIGNATURE, "value"]);
    expect(await refusal(engine.invoke("toy:core/getThing:getThing", { id: "x" }))).to.match(/^NOT_FOUND: NoSuchThing/);
  });

  it("gives each account and region its own ground, once", async () => {
    await engine.up([thing("a"), thing("b")]);
    await engine.up([thing("a", { region: "eu-west-1" })]);
    const grounds = running.world.state
      .everywhere("toy:core/ground:Ground")
      .map(({ account, region }) => `${account} ${region}`);
    expect(grounds.toSorted()).to.deep.equal(["111111111111 eu-west-1", "111111111111 us-east-1"]);
  });

  it("takes messages of more than the four megabytes that gRPC lets be by itself", async function () {
    this.timeout(60_000);
    const text = "x".repeat(5 * 1024 * 1024);
    await engine.up([thing("a", { content: text })]);
    expect(engine.state.get(engine.urnOf(thing("a")))?.outputs["content"]).to.have.length(text.length);
  });
});
