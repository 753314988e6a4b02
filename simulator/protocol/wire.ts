import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { type Decoded, decode, encode } from "../encoding";
import type { Path, Properties } from "../values";

/** Values of a message, with the paths of the secrets among them; none for a message that is not there. */
export function fromWire(struct: Struct | undefined): Decoded {
  if (struct === undefined) return { properties: {}, secrets: [] };
  return decode(struct.toJavaScript());
}

/** A message of values, with what lies at these paths marked secret. */
export function toWire(properties: Properties, secrets: readonly Path[] = []): Struct {
  return Struct.fromJavaScript(encode(properties, secrets));
}
