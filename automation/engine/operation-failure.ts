import { Failure } from "../errors";
import { nameOf } from "../reporting/operation-text";
import type { OperationEnd } from "./operation";

/** What the engine reported as an error, and for which resource. */
interface ReportedError {
  /** Empty, or the stack's, when it belongs to the program. */
  readonly urn: string;
  readonly message: string;
}

/** How many errors are told; the rest are counted. */
const SHOWN = 8;

/** A connection that was refused or broke: nobody knows what the cloud did. */
const UNREACHABLE =
  /code = Unavailable|connection refused|connection reset by peer|error reading from server|transport is closing|did not begin responding to RPC connections|no such host|network is unreachable|i\/o timeout|TLS handshake timeout|request send failed|send request failed/;

/** Credentials that are missing, were refused or have run out: the cloud was not asked at all. */
const NOBODY =
  /no valid credential sources|failed to (refresh cached|retrieve) credentials|unable to locate credentials|no EC2 IMDS role found|cannot assume IAM role|AssumeRole(WithWebIdentity)?,? .*(AccessDenied|StatusCode: 403)|ExpiredToken|InvalidClientTokenId|UnrecognizedClientException|security token included in the request is (invalid|expired)|SignatureDoesNotMatch/i;

/** A plugin or a package that could not be brought: the program could not be asked. */
const NO_PLUGIN = /no resource plugin '|failed to (install|download) plugin|error downloading plugin/;

/** The engine's lock, taken by somebody who does not go through the runner. */
const LOCKED = /the stack is currently locked by/;

/**
 * Why an operation did not succeed, in the kinds that decide exit codes: a refusal of the cloud is a no; a program that
 * throws, a cloud that cannot be reached and an engine that was killed leave the answer open.
 */
export function failureOf(
  stack: string,
  command: string,
  errors: readonly ReportedError[],
  end: OperationEnd,
): Failure {
  const again = `run ./causeway ${command} --stack ${stack} again: what broke off is classified first, nothing is made twice`;
  if (end.code === null) {
    const lastWords = end.lines.filter((line) => line.trim() !== "").slice(-SHOWN);
    const ended = `the engine ended by ${end.signal ?? "itself"} during ${command} of ${stack}`;
    return new Failure("engine", [ended, ...lastWords].join("\n  "), again);
  }
  const printed = end.lines.join("\n").trim();
  const text = errors.length === 0 ? printed : errorsText(errors);
  if (LOCKED.test(printed)) {
    return new Failure(
      "lock",
      `${stack} is locked by another engine`,
      "wait until it is done and run the command again",
    );
  }
  if (UNREACHABLE.test(text)) {
    return new Failure("cloud", `the cloud could not be reached during ${command} of ${stack}\n${text}`, again);
  }
  if (NOBODY.test(text)) {
    return new Failure(
      "cloud",
      `${command} of ${stack} could not sign in to the cloud\n${text}`,
      "sign in (aws sso login, or the workflow's role) and run the command again",
    );
  }
  if (NO_PLUGIN.test(text)) {
    return new Failure("engine", `a plugin for ${command} of ${stack} could not be brought\n${text}`, again);
  }
  if (errors.length > 0 && errors.every(isOfProgram)) {
    return new Failure(
      "program",
      `the program ended with an error in ${command} of ${stack}\n${text}`,
      "mend it and run the command again",
    );
  }
  return new Failure(
    errors.length === 0 ? "engine" : "failed",
    `${command} of ${stack} failed\n${text === "" ? `the engine ended with exit code ${end.code}` : text}`,
    "mend the cause and run the command again: what is done stays done",
  );
}

/** A resource's type and name in front of what is wrong with its inputs: the engine reports that without its URN. */
const REFUSED_INPUTS = /^\S+ resource '[^']*' has a problem: /;

/** Whether an error is the program's own and not a resource's. */
function isOfProgram({ urn, message }: ReportedError): boolean {
  return (urn === "" || urn.includes("::pulumi:pulumi:Stack::")) && !REFUSED_INPUTS.test(message);
}

/** A message longer than this is an echo of others, characters. */
const LONG = 1200;

/** The errors for people: a resource's own before those that only follow from it. */
function errorsText(errors: readonly ReportedError[]): string {
  const own = errors.filter((error) => !isOfProgram(error));
  const told = own.length > 0 ? own : errors;
  const shown = told.slice(0, SHOWN).map(({ urn, message }) => {
    const text = message.length <= LONG ? message : `${message.slice(0, LONG)} …`;
    return `  ${urn === "" || isOfProgram({ urn, message }) ? "" : `${nameOf(urn)}: `}${text}`;
  });
  return [...shown, ...(told.length > SHOWN ? [`  and ${told.length - SHOWN} more`] : [])].join("\n");
}
