import { type ReadRequest, ReadResponse } from "@pulumi/pulumi/proto/provider_pb";
import { find, look } from "../world/change";
import { importedId } from "../world/imported";
import { outermost } from "../world/secret-paths";
import type { Subject } from "../world/subject";
import type { World } from "../world/world";
import { fromWire, toWire } from "./wire";

/** Answers Read, for a refresh (all is known) and for an import (only the id is); nothing for what is gone. */
export async function answerRead(world: World, subject: Subject, request: ReadRequest): Promise<ReadResponse> {
  const known = fromWire(request.getProperties());
  const given = fromWire(request.getInputs());
  const isImport = Object.keys(known.properties).length === 0 && Object.keys(given.properties).length === 0;
  const id = isImport ? importedId(world, subject, request.getId()) : request.getId();
  const stored = id === undefined ? undefined : find(world, subject, id, known.properties);
  if (stored === undefined) return new ReadResponse();
  await world.acknowledge([stored]);
  const seen = look(world, subject, stored);
  return new ReadResponse()
    .setId(stored.id)
    .setProperties(toWire(seen.outputs, outermost([...seen.outputSecrets, ...known.secrets])))
    .setInputs(toWire(seen.inputs, outermost([...seen.inputSecrets, ...given.secrets])));
}
