import type { Client } from "@grpc/grpc-js";
import type { Output, ProviderResource, Resource, ResourceHookBinding } from "@pulumi/pulumi";
import type { ConstructRequest } from "@pulumi/pulumi/proto/provider_pb";
import * as server from "@pulumi/pulumi/provider/server";
import * as resources from "@pulumi/pulumi/resource";
import * as registration from "@pulumi/pulumi/runtime/resource";
import * as settings from "@pulumi/pulumi/runtime/settings";
import * as state from "@pulumi/pulumi/runtime/state";

/** What one construct keeps: the SDK's settings, connections and pending calls, apart from every other construct. */
export interface Store {
  readonly settings: { readonly monitor?: Client; readonly engine?: Client };
  readonly leakCandidates: Set<unknown>;
}

/**
 * The parts of the pinned SDK that its own provider server is built from. They are left out of its published types,
 * so this one file says what they look like; a test constructs through them and fails when a new SDK differs.
 */
interface Internals {
  withLocalStorage<T>(body: () => Promise<T>): Promise<T>;
  getStore(): Store;
  getLocalStore(): Store | undefined;
  awaitFeatureSupport(): Promise<void>;
  waitForRPCs(): Promise<void>;
  deserializeInputs(
    inputs: unknown,
    dependencies: ReturnType<ConstructRequest["getInputdependenciesMap"]>,
  ): Promise<Record<string, unknown>>;
  hookBindingFromProto(hooks: ConstructRequest.ResourceHooksBinding | undefined): ResourceHookBinding | undefined;
  DependencyResource: new (urn: string) => Resource;
  DependencyProviderResource: new (reference: string) => ProviderResource;
}

const modules: unknown = { ...server, ...resources, ...registration, ...settings, ...state };

/** The value that an output resolves to; URNs, for which this is used, are known in previews too. */
function promiseOf<T>(output: Output<T>): Promise<T> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every Output has it; the published type leaves it out
  return (output as Output<T> & { promise(): Promise<T> }).promise();
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the published types leave these out
const internals = modules as Internals;

/** The SDK's internals with their types. */
export const sdk = { ...internals, promiseOf };
