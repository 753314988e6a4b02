import { output } from "@pulumi/pulumi";
import { type ConstructRequest, ConstructResponse } from "@pulumi/pulumi/proto/provider_pb";
import { setAllConfig } from "@pulumi/pulumi/runtime/config";
import { serializeResourceProperties } from "@pulumi/pulumi/runtime/rpc";
import { resetOptions } from "@pulumi/pulumi/runtime/settings";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { Constructed } from "./component";
import { makerOf, registerComponents } from "./components";
import { optionsOf } from "./options";
import { refusalOf } from "./refusal";
import { type Store, sdk } from "./sdk";

/**
 * Answers one Construct: makes the component's resources through the monitor that the request names and says what the
 * component's outputs are. Rejects with a Refusal. Any number may run at once, for any number of engines.
 */
export type Construct = (
  request: ConstructRequest,
  /** Where the engine that sent the request takes log messages (its Attach said so). */
  engineAddress: string,
) => Promise<ConstructResponse>;

/** Where rejections that nobody awaited are reported: the process. */
export interface StrayRejections {
  on(event: "unhandledRejection", listener: (error: unknown) => void): unknown;
}

/**
 * Makes the function that answers Construct. A component's outputs are promises, and one that fails where nobody
 * waits surfaces in the process; it ends the construct that it came from, as in the real provider, and no other.
 */
export function createConstruct(process: StrayRejections): Construct {
  registerComponents();
  const running = new Map<Store, (error: unknown) => void>();
  process.on("unhandledRejection", (error) => {
    const store = sdk.getLocalStore();
    if (store === undefined) throw error;
    running.get(store)?.(error);
  });

  return (request, engineAddress) =>
    sdk.withLocalStorage(async () => {
      const store = sdk.getStore();
      try {
        const stray = new Promise<never>((_resolve, reject) => running.set(store, reject));
        return await Promise.race([answer(request, engineAddress), stray]);
      } catch (error) {
        throw refusalOf(error);
      } finally {
        running.delete(store);
        closeWhenQuiet(store);
      }
    });
}

async function answer(request: ConstructRequest, engineAddress: string): Promise<ConstructResponse> {
  const type = request.getType();
  const make = makerOf(type);
  await connect(request, engineAddress);
  const inputs = await sdk.deserializeInputs(request.getInputs(), request.getInputdependenciesMap());
  const made = make(request.getName(), inputs, optionsOf(request));
  const response = await responseOf(`construct(${type}, ${request.getName()})`, made);
  await sdk.waitForRPCs();
  return response;
}

async function connect(request: ConstructRequest, engineAddress: string): Promise<void> {
  resetOptions(
    request.getProject(),
    request.getStack(),
    request.getParallel(),
    engineAddress,
    request.getMonitorendpoint(),
    request.getDryrun(),
    request.getOrganization(),
  );
  await sdk.awaitFeatureSupport();
  const config = [...request.getConfigMap().entries()] as [string, string][];
  setAllConfig(Object.fromEntries(config), request.getConfigsecretkeysList());
}

async function responseOf(label: string, made: Constructed): Promise<ConstructResponse> {
  const response = new ConstructResponse();
  response.setUrn(await sdk.promiseOf(output(made.urn)));
  const [state, dependencies] = await serializeResourceProperties(label, made.state);
  for (const [key, resources] of dependencies) {
    const urns = new ConstructResponse.PropertyDependencies();
    urns.setUrnsList(await Promise.all([...resources].map((resource) => sdk.promiseOf(resource.urn))));
    response.getStatedependenciesMap().set(key, urns);
  }
  response.setState(Struct.fromJavaScript(state));
  return response;
}

/** The SDK leaves its connections to the end of its process. This process goes on, and calls may still be under way. */
function closeWhenQuiet(store: Store): void {
  const close = (): void => {
    store.settings.monitor?.close();
    store.settings.engine?.close();
    store.leakCandidates.clear();
  };
  sdk.waitForRPCs().then(close, close);
}
