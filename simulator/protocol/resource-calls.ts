import type {
  CheckRequest,
  CheckResponse,
  CreateRequest,
  CreateResponse,
  DeleteRequest,
  DiffRequest,
  DiffResponse,
  ReadRequest,
  ReadResponse,
  UpdateRequest,
  UpdateResponse,
} from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { Provider } from "../provider";
import type { Properties } from "../values";
import type { Operation } from "../world/faults";
import { placeOf, type Subject } from "../world/subject";
import type { World } from "../world/world";
import { answerCheck } from "./answer-check";
import { answerDiff } from "./answer-diff";
import { answerRead } from "./answer-read";
import { answerCreate, answerDelete, answerUpdate, previewOfCreate, previewOfUpdate } from "./answer-writes";
import type { Configured } from "./connections";
import { guarded } from "./guard";
import { assertKnown, ensureFounded, type Named, subjectOf } from "./requests";
import { fromWire } from "./wire";

type Call<Q, R> = (request: Q, connection: Configured) => Promise<R>;

/** The calls that are about one resource, for one provider of one world. */
export interface ResourceCalls {
  readonly check: Call<CheckRequest, CheckResponse>;
  readonly diff: Call<DiffRequest, DiffResponse>;
  readonly create: Call<CreateRequest, CreateResponse>;
  readonly read: Call<ReadRequest, ReadResponse>;
  readonly update: Call<UpdateRequest, UpdateResponse>;
  readonly delete: Call<DeleteRequest, Empty>;
}

/** Answers them; `crash` ends the process as a kill would, for faults that ask for it. */
export function resourceCalls(world: World, provider: Provider, crash: () => void): ResourceCalls {
  const guard = <T>(operation: Operation, subject: Subject, work: () => Promise<T>): Promise<T> =>
    guarded(world, { operation, type: subject.facts.type, urn: subject.urn }, crash, work);
  /** Changes of one URN happen one after the other: an answer that was given up may still be on its way. */
  const change = <T>(operation: Operation, subject: Subject, work: () => Promise<T>): Promise<T> =>
    guard(operation, subject, () => world.inTurn(subject.urn, work));
  const about = (connection: Configured, message: Named): Promise<Subject> => subjectOf(provider, connection, message);
  const prepare = (subject: Subject, inputs: Properties): Promise<void> =>
    ensureFounded(world, provider, placeOf(subject, inputs), subject.settings);

  return {
    async check(request, connection) {
      const subject = await about(connection, request);
      return await guard("check", subject, () => answerCheck(world, provider, subject, request));
    },
    async diff(request, connection) {
      const subject = await about(connection, request);
      return await guard("diff", subject, () => answerDiff(world, subject, request));
    },
    async create(request, connection) {
      const subject = await about(connection, request);
      if (request.getPreview()) return previewOfCreate(subject, request);
      const { properties } = fromWire(request.getProperties());
      assertKnown(properties, `a create of ${subject.urn}`);
      await prepare(subject, properties);
      return await change("create", subject, () => answerCreate(world, subject, request));
    },
    async read(request, connection) {
      const subject = await about(connection, request);
      await prepare(subject, fromWire(request.getProperties()).properties);
      return await guard("read", subject, () => answerRead(world, subject, request));
    },
    async update(request, connection) {
      const subject = await about(connection, request);
      if (request.getPreview()) return previewOfUpdate(subject, request);
      assertKnown(fromWire(request.getNews()).properties, `an update of ${subject.urn}`);
      return await change("update", subject, () => answerUpdate(world, subject, request));
    },
    async delete(request, connection) {
      const subject = await about(connection, request);
      await change("delete", subject, () => answerDelete(world, subject, request));
      return new Empty();
    },
  };
}
