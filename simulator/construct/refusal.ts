import { Metadata, status } from "@grpc/grpc-js";
import { InputPropertiesError, InputPropertyError, type InputPropertyErrorDetails } from "@pulumi/pulumi";
import { InputPropertiesError as PropertiesMessage } from "@pulumi/pulumi/proto/errors_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Any } from "google-protobuf/google/protobuf/any_pb";

const CODES = Object.values(status).filter((code) => typeof code === "number" && code !== status.OK) as status[];

/** An answer of "no" in gRPC's form, ready for a call's callback. */
export class Refusal extends Error {
  override readonly name = "Refusal";

  constructor(
    readonly code: status,
    readonly details: string,
    readonly metadata?: Metadata,
  ) {
    super(details);
  }
}

/** Says a component's error as the real provider would: properties keep their paths, so that the engine lists them. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (InputPropertiesError.isInstance(error)) return withProperties(error.message, error.errors);
  if (InputPropertyError.isInstance(error)) {
    return withProperties("", [{ propertyPath: error.propertyPath, reason: error.reason }]);
  }
  return new Refusal(codeOf(error), error instanceof Error ? error.message : String(error));
}

/** A component, or an option of one, that has no stand-in here. */
export function notSimulated(what: string, remedy: string): Refusal {
  return new Refusal(status.UNIMPLEMENTED, `${what} is not simulated by the embedded cloud. ${remedy}`);
}

/** gRPC errors of the engine keep their code; a component that throws has found its inputs wrong. */
function codeOf(error: unknown): status {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  return CODES.find((known) => known === code) ?? status.INVALID_ARGUMENT;
}

function withProperties(message: string, problems: readonly InputPropertyErrorDetails[]): Refusal {
  const body = new PropertiesMessage();
  for (const problem of problems) {
    const entry = new PropertiesMessage.PropertyError();
    entry.setPropertyPath(problem.propertyPath);
    entry.setReason(problem.reason);
    body.addErrors(entry);
  }
  const packed = new Any();
  packed.pack(body.serializeBinary(), "pulumirpc.InputPropertiesError");
  const whole = new Status();
  whole.setCode(status.INVALID_ARGUMENT);
  whole.setMessage(message);
  whole.addDetails(packed);
  const metadata = new Metadata();
  metadata.add("grpc-status-details-bin", Buffer.from(whole.serializeBinary()));
  return new Refusal(status.INVALID_ARGUMENT, message, metadata);
}
