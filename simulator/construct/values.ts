import type { Resource } from "@pulumi/pulumi";
import { serializeResourceProperties } from "@pulumi/pulumi/runtime/rpc";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { sdk } from "./sdk";

/** Values as a message carries them, and which resources each of them depends on. */
export interface Answered {
  readonly values: Struct;
  /** URNs by the value's name. */
  readonly dependencies: ReadonlyMap<string, string[]>;
}

/** What a component answers with, in the form of messages; resolves when every output has its value. */
export async function answered(label: string, values: Record<string, unknown>): Promise<Answered> {
  const [plain, dependencies] = await serializeResourceProperties(label, values);
  const urns = [...dependencies].map(
    async ([name, resources]): Promise<[string, string[]]> => [name, await of(resources)],
  );
  return { values: Struct.fromJavaScript(plain), dependencies: new Map(await Promise.all(urns)) };
}

function of(resources: Iterable<Resource>): Promise<string[]> {
  return Promise.all([...resources].map((resource) => sdk.promiseOf(resource.urn)));
}
