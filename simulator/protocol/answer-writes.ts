import {
  type CreateRequest,
  CreateResponse,
  type DeleteRequest,
  type UpdateRequest,
  UpdateResponse,
} from "@pulumi/pulumi/proto/provider_pb";
import { CloudError } from "../errors";
import { find, previewUpdate, remove, timeFor, update } from "../world/change";
import { create, previewCreate } from "../world/create";
import { outermost, secretPaths } from "../world/secret-paths";
import type { Stored } from "../world/stored";
import { contextOf, placeOf, type Subject } from "../world/subject";
import type { World } from "../world/world";
import { initFailed } from "./status";
import { fromWire, toWire } from "./wire";

/** Answers a Create of a preview: the inventory is not touched. */
export function previewOfCreate(subject: Subject, request: CreateRequest): CreateResponse {
  const { properties, secrets } = fromWire(request.getProperties());
  const outputs = previewCreate(subject, properties);
  const hidden = secretPaths(outputs, properties, secrets, subject.facts.secrets);
  return new CreateResponse().setProperties(toWire(outputs, hidden));
}

/** Answers an Update of a preview: the inventory is not touched. */
export function previewOfUpdate(subject: Subject, request: UpdateRequest): UpdateResponse {
  const { properties, secrets } = fromWire(request.getNews());
  const old = fromWire(request.getOlds());
  const outputs = previewUpdate(old.properties, fromWire(request.getOldInputs()).properties, properties);
  const hidden = secretPaths(outputs, properties, secrets, subject.facts.secrets);
  return new UpdateResponse().setProperties(toWire(outputs, outermost([...hidden, ...old.secrets])));
}

/** Answers Create, when the resource is durable and ready. */
export async function answerCreate(world: World, subject: Subject, request: CreateRequest): Promise<CreateResponse> {
  const { properties, secrets } = fromWire(request.getProperties());
  const stored = await create(world, subject, properties, secrets);
  await passTime(world, stored.createdAt, stored.readyAt, request.getTimeout(), stored);
  settle(world, subject, stored);
  return new CreateResponse().setId(stored.id).setProperties(toWire(stored.outputs, stored.outputSecrets));
}

/** Answers Update, when the change is durable and through. */
export async function answerUpdate(world: World, subject: Subject, request: UpdateRequest): Promise<UpdateResponse> {
  const { properties, secrets } = fromWire(request.getNews());
  const before = find(world, subject, request.getId(), fromWire(request.getOlds()).properties);
  if (before === undefined) throw missing(subject, request.getId());
  const stored = await update(world, subject, before, properties, secrets);
  const now = world.clock.now();
  await passTime(world, now, now + timeFor(world, "update", stored), request.getTimeout(), stored);
  settle(world, subject, stored);
  return new UpdateResponse().setProperties(toWire(stored.outputs, stored.outputSecrets));
}

/** Answers Delete, when the resource is gone for good; what is gone already is no mistake. */
export async function answerDelete(world: World, subject: Subject, request: DeleteRequest): Promise<void> {
  const stored = find(world, subject, request.getId(), fromWire(request.getProperties()).properties);
  if (stored === undefined) return;
  await remove(world, subject, stored);
  await world.clock.until(world.clock.now() + timeFor(world, "delete", stored));
}

/** Lets the time pass that AWS would take; a program's own timeout that is shorter fails, with the resource kept. */
async function passTime(
  world: World,
  begin: number,
  end: number,
  timeoutSeconds: number,
  stored: Stored,
): Promise<void> {
  const limit = timeoutSeconds > 0 ? begin + timeoutSeconds * 1000 : Number.POSITIVE_INFINITY;
  await world.clock.until(Math.min(end, limit));
  if (end <= limit) return;
  const reason = `timeout while waiting for ${stored.type} ${stored.id} to be ready (timeout: ${timeoutSeconds}s)`;
  throw initFailed({ ...heldOf(stored), reasons: [reason] });
}

function settle(world: World, subject: Subject, stored: Stored): void {
  const context = contextOf(world, subject, placeOf(subject, stored.inputs), 0);
  const reasons = subject.law?.settle?.(stored, context) ?? [];
  if (reasons.length > 0) throw initFailed({ ...heldOf(stored), reasons });
}

function heldOf(stored: Stored): Pick<Stored, "id" | "outputs" | "inputs"> & { secrets: Stored["outputSecrets"] } {
  return { id: stored.id, outputs: stored.outputs, inputs: stored.inputs, secrets: stored.outputSecrets };
}

function missing(subject: Subject, id: string): CloudError {
  return new CloudError(
    "missing",
    "ResourceNotFoundException",
    `${subject.facts.type} ${id} is not in account ${subject.home.account}, ${subject.home.region}; refresh the stack`,
  );
}
