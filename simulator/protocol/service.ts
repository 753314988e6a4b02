import type { handleUnaryCall, ServerUnaryCall, sendUnaryData, UntypedServiceImplementation } from "@grpc/grpc-js";
import { type PluginAttach, PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import {
  type CallRequest,
  CheckFailure,
  type CheckRequest,
  CheckResponse,
  type ConfigureRequest,
  ConfigureResponse,
  type ConstructRequest,
  type DiffRequest,
  DiffResponse,
  GetSchemaResponse,
  type InvokeRequest,
  InvokeResponse,
  type ProviderHandshakeRequest,
  ProviderHandshakeResponse,
} from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { CloudError } from "../errors";
import type { Configuration, Provider, RemoteComponents } from "../provider";
import { createMint } from "../world/mint";
import { partitionOf } from "../world/subject";
import type { World } from "../world/world";
import { type Configured, Connections } from "./connections";
import { differences, roots } from "./diff";
import { guarded } from "./guard";
import { assertKnown, ensureFounded } from "./requests";
import { resourceCalls } from "./resource-calls";
import { serviceError } from "./status";
import { fromWire, toWire } from "./wire";

/** The engine's ResourceProvider service for one provider of one world. */
export function providerService(world: World, provider: Provider, crash: () => void): UntypedServiceImplementation {
  const connections = new Connections();
  const resources = resourceCalls(world, provider, crash);
  const configured =
    <Q, R>(answer: (request: Q, connection: Configured) => Promise<R>) =>
    (request: Q, peer: string): Promise<R> =>
      answer(request, connections.of(peer));
  const unary: Unary = (answer) => handler(answer, () => world.clock.begin());

  return {
    ...aboutTheProvider(world, provider, connections, unary),
    check: unary(configured(resources.check)),
    diff: unary(configured(resources.diff)),
    create: unary(configured(resources.create)),
    read: unary(configured(resources.read)),
    update: unary(configured(resources.update)),
    delete: unary(configured(resources.delete)),
    invoke: unary(configured((request: InvokeRequest, to) => invoke(world, provider, crash, request, to))),
    ...aboutComponents(provider, connections),
    // Nothing is cut off: waits are short in real time, and what was begun is finished, as the engine expects.
    cancel: unary(() => new Empty()),
  };
}

/** How answers become handlers: errors become statuses, virtual time stands still while one is at work. */
type Unary = <Q, R>(answer: (request: Q, peer: string) => R | Promise<R>) => handleUnaryCall<Q, R>;

/** A component waits for resources that this same cloud makes: time has to pass for them meanwhile. */
const component: Unary = (answer) => handler(answer, () => () => undefined);

function handler<Q, R>(
  answer: (request: Q, peer: string) => R | Promise<R>,
  begin: () => () => void,
): handleUnaryCall<Q, R> {
  return (call: ServerUnaryCall<Q, R>, callback: sendUnaryData<R>) => {
    const end = begin();
    const work = async (): Promise<R> => await answer(call.request, call.getPeer());
    work()
      .then(
        (response) => callback(null, response),
        (error: unknown) => callback(serviceError(error)),
      )
      .finally(end);
  };
}

function aboutTheProvider(
  world: World,
  provider: Provider,
  connections: Connections,
  unary: Unary,
): UntypedServiceImplementation {
  const { name, version, configuration } = provider;
  // Components work with resources and outputs, each value with its own dependencies and secrecy; resources want plain
  // values: an id where a program gives a resource.
  const composes = provider.loadComponents !== undefined;
  return {
    handshake: unary((request: ProviderHandshakeRequest, peer) => {
      connections.begin(peer, request.getEngineAddress());
      return new ProviderHandshakeResponse()
        .setAcceptSecrets(true)
        .setAcceptResources(composes)
        .setAcceptOutputs(composes)
        .setSupportsAutonamingConfiguration(true)
        .setAcceptsByteString(false);
    }),
    attach: unary((request: PluginAttach, peer) => {
      connections.attach(peer, request.getAddress());
      return new Empty();
    }),
    getPluginInfo: unary(() => new PluginInfo().setVersion(version)),
    getSchema: unary(async () =>
      new GetSchemaResponse().setSchema(JSON.stringify((await provider.schema?.()) ?? { name, version })),
    ),
    checkConfig: unary((request: CheckRequest) => {
      const { properties } = fromWire(request.getNews());
      const failures = configuration
        .problems(properties)
        .map((problem) => new CheckFailure().setProperty(problem.property).setReason(problem.reason));
      return new CheckResponse().setInputs(toWire(properties)).setFailuresList(failures);
    }),
    diffConfig: unary((request: DiffRequest) => diffConfig(configuration, request)),
    configure: unary((request: ConfigureRequest, peer) => {
      const { properties } = fromWire(request.getArgs());
      const home = configuration.home(properties, world.inventory({ account: "", region: "" }));
      connections.configure(peer, home, properties);
      return new ConfigureResponse()
        .setAcceptsecrets(true)
        .setAcceptresources(composes)
        .setAcceptoutputs(composes)
        .setSupportspreview(true)
        .setSupportsAutonamingConfiguration(true);
    }),
  };
}

/** Other settings change the provider in place (which account is right, the next operation says), unless it says otherwise. */
function diffConfig(configuration: Configuration, request: DiffRequest): DiffResponse {
  const oldInputs = fromWire(request.getOldInputs()).properties;
  const newInputs = fromWire(request.getNews()).properties;
  const changed = differences({
    oldInputs,
    newInputs,
    oldOutputs: fromWire(request.getOlds()).properties,
    ignoreChanges: request.getIgnorechangesList(),
    replaces: () => false,
    judge: () => undefined,
  });
  const { DIFF_NONE, DIFF_SOME } = DiffResponse.DiffChanges;
  const replacing = changed.length === 0 ? [] : (configuration.replacing?.(oldInputs, newInputs) ?? []);
  return new DiffResponse()
    .setChanges(changed.length === 0 ? DIFF_NONE : DIFF_SOME)
    .setDiffsList([...roots(changed)])
    .setReplacesList([...replacing]);
}

async function invoke(
  world: World,
  provider: Provider,
  crash: () => void,
  request: InvokeRequest,
  connection: Configured,
): Promise<InvokeResponse> {
  const token = request.getTok();
  const law = await provider.registry.function(token);
  if (law === undefined) {
    const near = await provider.facts.nearest(token);
    const remedy = near === undefined || near === token ? "" : `; the nearest known one is ${near}`;
    throw unimplemented(`the embedded cloud does not answer for the function ${token}${remedy}`);
  }
  const { properties } = fromWire(request.getArgs());
  assertKnown(properties, `the function ${token}`);
  const { home, settings } = connection;
  const region = typeof properties["region"] === "string" ? properties["region"] : home.region;
  const place = { account: home.account, region };
  return await guarded(world, { operation: "invoke", type: token, urn: "" }, crash, async () => {
    await ensureFounded(world, provider, place, settings);
    const answer = law(properties, {
      place,
      partition: partitionOf(region),
      urn: "",
      type: token,
      inventory: world.inventory(place),
      now: world.clock.now(),
      mint: createMint([world.seed, place.account, region, token, JSON.stringify(properties)]),
      settings,
    });
    const secrets = (await provider.registry.secretResults(token)).filter((name) => Object.hasOwn(answer, name));
    return new InvokeResponse().setReturn(
      toWire(
        answer,
        secrets.map((name) => [name]),
      ),
    );
  });
}

function aboutComponents(provider: Provider, connections: Connections): UntypedServiceImplementation {
  let loaded: Promise<RemoteComponents> | undefined;
  const components = (what: string): Promise<RemoteComponents> => {
    if (provider.loadComponents === undefined) throw unimplemented(`${provider.name} has no ${what}`);
    loaded ??= provider.loadComponents();
    return loaded;
  };
  return {
    construct: component(async (request: ConstructRequest, peer) => {
      const { construct } = await components(`component ${request.getType()}`);
      return await construct(request, connections.engineOf(peer));
    }),
    call: component(async (request: CallRequest, peer) => {
      const { call } = await components(`method ${request.getTok()}`);
      return await call(request, connections.engineOf(peer));
    }),
  };
}

function unimplemented(message: string): CloudError {
  return new CloudError("unimplemented", "", message);
}
