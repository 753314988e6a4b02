import { KIND, SIGNATURE } from "../../lib/engine-values";
import { decode, encode, isJsonList, isJsonObject, type Json, type JsonObject } from "../encoding";
import type { Path } from "../values";
import type { FaultCount } from "./faults";
import type { Stored } from "./stored";

/** One step of the world, all of it or nothing. */
export interface Mutation {
  /** Virtual time of the step. */
  readonly at: number;
  readonly puts?: readonly Stored[];
  /** Keys of what goes. */
  readonly drops?: readonly string[];
  /** Creations so far of these URNs. */
  readonly made?: Readonly<Record<string, number>>;
  /** Places (`provider/account/region`) that have got their default network. */
  readonly founded?: readonly string[];
  readonly faults?: readonly FaultCount[];
  /** Everything before this is gone, but for time and faults. */
  readonly reset?: true;
  /** The seed of the world; in its first record. */
  readonly seed?: number;
}

/** A step as the journal holds it: values in their protocol form, secrets sealed. */
export type MutationRecord = Omit<Mutation, "puts"> & { readonly puts?: readonly StoredRecord[] };

type StoredRecord = Omit<Stored, "inputs" | "outputs" | "inputSecrets" | "outputSecrets"> & {
  readonly inputs: JsonObject;
  readonly outputs: JsonObject;
};

/** Hides texts from whoever reads the disk; what cannot be opened throws. */
export interface Sealer {
  seal(text: string): string;
  open(sealed: string): string;
}

/** The record of a step. */
export function toRecord(mutation: Mutation, sealer: Sealer): MutationRecord {
  const { puts, ...rest } = mutation;
  return puts === undefined ? rest : { ...rest, puts: puts.map((stored) => toStoredRecord(stored, sealer)) };
}

/** The step that a record was made of. */
export function fromRecord(record: MutationRecord, sealer: Sealer): Mutation {
  const { puts, ...rest } = record;
  return puts === undefined ? rest : { ...rest, puts: puts.map((stored) => fromStoredRecord(stored, sealer)) };
}

function toStoredRecord(stored: Stored, sealer: Sealer): StoredRecord {
  const { inputs, outputs, inputSecrets, outputSecrets, ...rest } = stored;
  return {
    ...rest,
    inputs: sealed(encode(inputs, inputSecrets), inputSecrets, sealer),
    outputs: sealed(encode(outputs, outputSecrets), outputSecrets, sealer),
  };
}

function fromStoredRecord(record: StoredRecord, sealer: Sealer): Stored {
  const inputs = decode(openedObject(record.inputs, sealer));
  const outputs = decode(openedObject(record.outputs, sealer));
  return {
    ...record,
    inputs: inputs.properties,
    outputs: outputs.properties,
    inputSecrets: inputs.secrets,
    outputSecrets: outputs.secrets,
  };
}

/** Seals the values of what is marked secret: an object with a `value` that lies at one of the paths. */
function sealed(json: JsonObject, secrets: readonly Path[], sealer: Sealer): JsonObject {
  return secrets.reduce((whole, path) => sealIn(whole, path, sealer), json);
}

function sealIn(json: JsonObject, path: Path, sealer: Sealer): JsonObject {
  const [step, ...rest] = path;
  if (step === undefined) {
    const { value, ...mark } = json;
    return { ...mark, ciphertext: sealer.seal(JSON.stringify(value ?? null)) };
  }
  return Object.hasOwn(json, step) ? { ...json, [step]: sealAt(json[step], rest, sealer) } : json;
}

function sealAt(json: Json | undefined, path: Path, sealer: Sealer): Json {
  if (isJsonObject(json)) return sealIn(json, path, sealer);
  if (!isJsonList(json)) return json ?? null;
  const [step, ...rest] = path;
  return json.map((item, at) => (at === step ? sealAt(item, rest, sealer) : item));
}

function openedObject(json: JsonObject, sealer: Sealer): JsonObject {
  const { ciphertext, ...rest } = json;
  if (typeof ciphertext === "string" && rest[SIGNATURE] === KIND.secret) {
    const value: Json = JSON.parse(sealer.open(ciphertext));
    return { ...rest, value };
  }
  return Object.fromEntries(Object.entries(json).map(([name, value]) => [name, opened(value, sealer)]));
}

function opened(json: Json, sealer: Sealer): Json {
  if (isJsonList(json)) return json.map((item) => opened(item, sealer));
  return isJsonObject(json) ? openedObject(json, sealer) : json;
}
