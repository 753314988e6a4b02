import { status } from "@grpc/grpc-js";
import { expect } from "chai";
import { CloudError, type ErrorKind } from "../../../simulator/errors";
import { serviceError } from "../../../simulator/protocol/status";

describe("serviceError", () => {
  it("gives each kind of refusal the status of its meaning, with AWS's code in front", () => {
    const expected = {
      invalid: status.INVALID_ARGUMENT,
      exists: status.ALREADY_EXISTS,
      precondition: status.FAILED_PRECONDITION,
      exhausted: status.RESOURCE_EXHAUSTED,
      missing: status.NOT_FOUND,
      denied: status.PERMISSION_DENIED,
      unavailable: status.UNAVAILABLE,
      timeout: status.DEADLINE_EXCEEDED,
      unimplemented: status.UNIMPLEMENTED,
    } satisfies Record<ErrorKind, status>;
    const kinds: readonly [ErrorKind, ...ErrorKind[]] = [
      "invalid",
      "exists",
      "precondition",
      "exhausted",
      "missing",
      "denied",
      "unavailable",
      "timeout",
      "unimplemented",
    ];
    expect(kinds).to.have.members(Object.keys(expected));
    for (const kind of kinds) {
      const error = serviceError(new CloudError(kind, "Code", "message"));
      expect([error.code, error.details], kind).to.deep.equal([expected[kind], "Code: message"]);
    }
    expect(serviceError(new CloudError("invalid", "", "message")).details).to.equal("message");
  });

  it("says of a fault of ours that it is one, and lets finished errors through", () => {
    const fault = serviceError(new Error("boom"));
    expect(fault.code).to.equal(status.INTERNAL);
    expect(fault.details).to.match(/^the embedded cloud has a fault of its own; please report it: Error: boom\n/);
    expect(serviceError(fault)).to.equal(fault);
    expect(serviceError("text").details).to.match(/: text$/);
  });
});
