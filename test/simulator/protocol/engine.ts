import { credentials, type ServiceError } from "@grpc/grpc-js";
import { PluginAttach } from "@pulumi/pulumi/proto/plugin_pb";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as messages from "@pulumi/pulumi/proto/provider_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { isJsonObject, type Json, type JsonObject } from "../../../simulator/encoding";

/** The engine's own sentinel for a text that is not known yet. */
export const UNKNOWN_TEXT = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** One resource of a program; a text `$name` means the id of the resource of that name. */
export interface ProgramResource {
  readonly name: string;
  readonly type: string;
  readonly inputs: JsonObject;
}

/** What the engine keeps of a resource. */
export interface EngineState {
  readonly urn: string;
  readonly type: string;
  readonly id: string;
  readonly inputs: JsonObject;
  readonly outputs: JsonObject;
}

/** A step that was taken or, in a preview, would be: `create urn`, `update urn`, `replace urn`, `delete urn`, `same urn`. */
export type Step = string;

/** Thrown for inputs that Check refuses. */
export class CheckFailed extends Error {}

/** Plays the engine for one provider: check, diff, then create, update or replace, deletions last. */
export class Engine {
  readonly state = new Map<string, EngineState>();

  private constructor(
    readonly client: ResourceProviderClient,
    private readonly stack: string,
  ) {}

  /** Connects and configures, as the engine does in attach mode. */
  static async connect(port: number, settings: JsonObject = { region: "us-east-1" }, stack = "dev"): Promise<Engine> {
    const engine = await Engine.dial(port, stack);
    await engine.configure(settings);
    return engine;
  }

  /** Connects without configuring. */
  static async dial(port: number, stack = "dev"): Promise<Engine> {
    const client = new ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure(), {
      // Each provider resource of a real engine has a connection of its own.
      "grpc.use_local_subchannel_pool": 1,
      "grpc.max_receive_message_length": -1,
    });
    const engine = new Engine(client, stack);
    await engine.ask<messages.ProviderHandshakeResponse>((done) =>
      client.handshake(new messages.ProviderHandshakeRequest().setEngineAddress("127.0.0.1:1"), done),
    );
    await engine.ask((done) => client.attach(new PluginAttach().setAddress("127.0.0.1:1"), done));
    return engine;
  }

  async configure(settings: JsonObject): Promise<messages.ConfigureResponse> {
    const request = new messages.ConfigureRequest().setArgs(struct(settings));
    return await this.ask((done) => this.client.configure(request, done));
  }

  urnOf(resource: ProgramResource): string {
    return `urn:pulumi:${this.stack}::proj::${resource.type}::${resource.name}`;
  }

  /** What would happen; nothing is changed, here or there. */
  async preview(program: readonly ProgramResource[]): Promise<readonly Step[]> {
    return await this.run(program, true);
  }

  /** Makes what is there be as the program says. */
  async up(program: readonly ProgramResource[]): Promise<readonly Step[]> {
    return await this.run(program, false);
  }

  /** Reads everything; answers with the URNs whose inputs or outputs are no longer what was kept. */
  async refresh(): Promise<readonly string[]> {
    const changed: string[] = [];
    for (const kept of Array.from(this.state.values())) {
      const read = await this.read(kept.urn, kept.type, kept.id, kept);
      if (read === undefined) this.state.delete(kept.urn);
      else this.state.set(kept.urn, read);
      if (JSON.stringify(sorted(read ?? {})) !== JSON.stringify(sorted(kept))) changed.push(kept.urn);
    }
    return changed;
  }

  async destroy(): Promise<void> {
    for (const kept of dependentsFirst([...this.state.values()])) {
      await this.remove(kept);
      this.state.delete(kept.urn);
    }
  }

  /** Reads by id alone, as an import does. */
  async import(resource: ProgramResource, id: string): Promise<EngineState | undefined> {
    return await this.read(this.urnOf(resource), resource.type, id, undefined);
  }

  async check(resource: ProgramResource, inputs: JsonObject, old: JsonObject): Promise<JsonObject> {
    const request = new messages.CheckRequest()
      .setUrn(this.urnOf(resource))
      .setType(resource.type)
      .setName(resource.name)
      .setOlds(struct(old))
      .setNews(struct(inputs))
      .setRandomseed(new Uint8Array([1, 2, 3]));
    const response = await this.ask<messages.CheckResponse>((done) => this.client.check(request, done));
    const [failure] = response.getFailuresList();
    if (failure !== undefined) throw new CheckFailed(`${failure.getProperty()}: ${failure.getReason()}`);
    return plain(response.getInputs());
  }

  async diff(
    kept: EngineState,
    news: JsonObject,
    ignoreChanges: readonly string[] = [],
  ): Promise<messages.DiffResponse> {
    const request = new messages.DiffRequest()
      .setUrn(kept.urn)
      .setType(kept.type)
      .setId(kept.id)
      .setOlds(struct(kept.outputs))
      .setOldInputs(struct(kept.inputs))
      .setNews(struct(news))
      .setIgnorechangesList([...ignoreChanges]);
    return await this.ask((done) => this.client.diff(request, done));
  }

  async create(urn: string, type: string, inputs: JsonObject, preview = false, timeout = 0): Promise<EngineState> {
    const request = new messages.CreateRequest()
      .setUrn(urn)
      .setType(type)
      .setProperties(struct(inputs))
      .setPreview(preview)
      .setTimeout(timeout);
    const response = await this.ask<messages.CreateResponse>((done) => this.client.create(request, done));
    return { urn, type, id: response.getId(), inputs, outputs: plain(response.getProperties()) };
  }

  async update(kept: EngineState, inputs: JsonObject, preview = false): Promise<EngineState> {
    const request = new messages.UpdateRequest()
      .setUrn(kept.urn)
      .setType(kept.type)
      .setId(kept.id)
      .setOlds(struct(kept.outputs))
      .setOldInputs(struct(kept.inputs))
      .setNews(struct(inputs))
      .setPreview(preview);
    const response = await this.ask<messages.UpdateResponse>((done) => this.client.update(request, done));
    return { ...kept, inputs, outputs: plain(response.getProperties()) };
  }

  async remove(kept: EngineState): Promise<void> {
    const request = new messages.DeleteRequest()
      .setUrn(kept.urn)
      .setType(kept.type)
      .setId(kept.id)
      .setProperties(struct(kept.outputs))
      .setOldInputs(struct(kept.inputs));
    await this.ask((done) => this.client.delete(request, done));
  }

  async invoke(token: string, args: JsonObject): Promise<JsonObject> {
    const request = new messages.InvokeRequest().setTok(token).setArgs(struct(args));
    const response = await this.ask<messages.InvokeResponse>((done) => this.client.invoke(request, done));
    return plain(response.getReturn());
  }

  async read(urn: string, type: string, id: string, kept: EngineState | undefined): Promise<EngineState | undefined> {
    const request = new messages.ReadRequest().setUrn(urn).setType(type).setId(id);
    if (kept !== undefined) request.setProperties(struct(kept.outputs)).setInputs(struct(kept.inputs));
    const response = await this.ask<messages.ReadResponse>((done) => this.client.read(request, done));
    if (response.getId() === "") return undefined;
    return {
      urn,
      type,
      id: response.getId(),
      inputs: plain(response.getInputs()),
      outputs: plain(response.getProperties()),
    };
  }

  ask<R>(call: (done: (error: ServiceError | null, response: R) => void) => unknown): Promise<R> {
    return new Promise((resolve, reject) => {
      call((error, response) => (error === null ? resolve(response) : reject(error)));
    });
  }

  close(): void {
    this.client.close();
  }

  private async run(program: readonly ProgramResource[], preview: boolean): Promise<readonly Step[]> {
    const steps: Step[] = [];
    const ids = new Map<string, string>();
    const doomed: EngineState[] = [];
    for (const resource of program) {
      const urn = this.urnOf(resource);
      const kept = this.state.get(urn);
      const given = resolvedInputs(resource.inputs, ids);
      const inputs = await this.check(resource, given, kept?.inputs ?? {});
      const made = await this.step(resource, kept, inputs, given, preview, steps, doomed);
      ids.set(resource.name, made.id === "" ? UNKNOWN_TEXT : made.id);
      if (!preview) this.state.set(urn, made);
    }
    const wanted = new Set(program.map((resource) => this.urnOf(resource)));
    const gone = [...this.state.values()].filter((kept) => !wanted.has(kept.urn));
    for (const kept of dependentsFirst([...doomed, ...gone])) {
      if (!doomed.includes(kept)) steps.push(`delete ${kept.urn}`);
      if (preview) continue;
      await this.remove(kept);
      if (this.state.get(kept.urn)?.id === kept.id) this.state.delete(kept.urn);
    }
    return steps.toSorted();
  }

  private async step(
    resource: ProgramResource,
    kept: EngineState | undefined,
    inputs: JsonObject,
    given: JsonObject,
    preview: boolean,
    steps: Step[],
    doomed: EngineState[],
  ): Promise<EngineState> {
    const urn = this.urnOf(resource);
    if (kept === undefined) {
      steps.push(`create ${urn}`);
      return await this.create(urn, resource.type, inputs, preview);
    }
    const diff = await this.diff(kept, inputs);
    if (diff.getChanges() === messages.DiffResponse.DiffChanges.DIFF_NONE) {
      steps.push(`same ${urn}`);
      return kept;
    }
    if (diff.getReplacesList().length === 0) {
      steps.push(`update ${urn}`);
      return await this.update(kept, inputs, preview);
    }
    steps.push(`replace ${urn}`);
    const anew = await this.check(resource, given, {});
    if (diff.getDeletebeforereplace() && !preview) await this.remove(kept);
    else doomed.push(kept);
    return await this.create(urn, resource.type, anew, preview);
  }
}

/** Each before those whose ids its inputs speak of. */
function dependentsFirst(states: readonly EngineState[]): readonly EngineState[] {
  const ordered: EngineState[] = [];
  let left = states;
  while (left.length > 0) {
    const free = left.filter(
      (kept) => !left.some((other) => other !== kept && JSON.stringify(other.inputs).includes(`"${kept.id}"`)),
    );
    ordered.push(...free);
    left = left.filter((kept) => !free.includes(kept));
  }
  return ordered;
}

/** Values with the ids of other resources in the place of their names. */
function resolved(value: Json, ids: ReadonlyMap<string, string>): Json {
  if (typeof value === "string" && value.startsWith("$")) return ids.get(value.slice(1)) ?? UNKNOWN_TEXT;
  if (Array.isArray(value)) return value.map((item: Json) => resolved(item, ids));
  return isJsonObject(value) ? resolvedInputs(value, ids) : value;
}

function resolvedInputs(inputs: JsonObject, ids: ReadonlyMap<string, string>): JsonObject {
  return Object.fromEntries(Object.entries(inputs).map(([name, item]) => [name, resolved(item, ids)]));
}

function struct(json: JsonObject): Struct {
  return Struct.fromJavaScript(json);
}

function plain(message: Struct | undefined): JsonObject {
  return message?.toJavaScript() ?? {};
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([left], [right]) => (left < right ? -1 : 1))
      .map(([name, item]) => [name, sorted(item)]),
  );
}
