import { Metadata, type ServiceError, status } from "@grpc/grpc-js";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Any } from "google-protobuf/google/protobuf/any_pb";
import { CloudError, type ErrorKind } from "../errors";
import type { Path, Properties } from "../values";
import { toWire } from "./wire";

/** The gRPC status of each kind of refusal. Never UNKNOWN, INTERNAL or DATA_LOSS for one: the engine takes those for damage. */
const CODES: Readonly<Record<ErrorKind, status>> = {
  invalid: status.INVALID_ARGUMENT,
  exists: status.ALREADY_EXISTS,
  precondition: status.FAILED_PRECONDITION,
  exhausted: status.RESOURCE_EXHAUSTED,
  missing: status.NOT_FOUND,
  denied: status.PERMISSION_DENIED,
  unavailable: status.UNAVAILABLE,
  timeout: status.DEADLINE_EXCEEDED,
  unimplemented: status.UNIMPLEMENTED,
};

/** An error as gRPC answers it. Whatever is no refusal is a fault of ours: it says so, with its stack. */
export function serviceError(error: unknown): ServiceError {
  if (isServiceError(error)) return error;
  if (error instanceof CloudError) {
    const text = error.awsCode === "" ? error.message : `${error.awsCode}: ${error.message}`;
    return grpcError(CODES[error.kind], text, new Metadata());
  }
  if (error instanceof TypeError && error.message.includes("signature")) {
    return grpcError(status.INVALID_ARGUMENT, error.message, new Metadata());
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return grpcError(
    status.INTERNAL,
    `the embedded cloud has a fault of its own; please report it: ${detail}`,
    new Metadata(),
  );
}

/** What is kept of a resource that exists and yet does not work. */
export interface HalfDone {
  readonly id: string;
  readonly outputs: Properties;
  readonly inputs: Properties;
  readonly secrets: readonly Path[];
  readonly reasons: readonly string[];
}

/** The error that tells the engine to keep the resource and to say what is wrong with it. */
export function initFailed(half: HalfDone): ServiceError {
  const detail = new ErrorResourceInitFailed();
  detail.setId(half.id);
  detail.setProperties(toWire(half.outputs, half.secrets));
  detail.setInputs(toWire(half.inputs, half.secrets));
  detail.setReasonsList([...half.reasons]);
  const packed = new Any();
  packed.pack(detail.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
  const rich = new Status();
  rich.setCode(status.FAILED_PRECONDITION);
  rich.setMessage(half.reasons.join("; "));
  rich.addDetails(packed);
  const metadata = new Metadata();
  metadata.add("grpc-status-details-bin", Buffer.from(rich.serializeBinary()));
  return grpcError(status.FAILED_PRECONDITION, half.reasons.join("; "), metadata);
}

function grpcError(code: status, details: string, metadata: Metadata): ServiceError {
  return Object.assign(new Error(details), { code, details, metadata });
}

function isServiceError(error: unknown): error is ServiceError {
  return error instanceof Error && "code" in error && "metadata" in error && "details" in error;
}
