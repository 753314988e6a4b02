import { CloudError, type ErrorKind } from "../errors";

const kinds: readonly [pattern: RegExp, kind: ErrorKind][] = [
  [/LimitExceeded|LimitReached|QuotaExceeded|MaxLimit/, "exhausted"],
  [
    /AlreadyExists|AlreadyOwned|AlreadyAssociated|Duplicate|EntityExists|BucketAlreadyExists|ParameterAlreadyExists/,
    "exists",
  ],
  [/NotFound|NoSuch|DoesNotExist/, "missing"],
  [
    /DependencyViolation|InUse|DeleteConflict|NotEmpty|InvalidState|Protected|PendingDeletion|InvalidRequestException/,
    "precondition",
  ],
  [/AccessDenied|Unauthorized|NotAuthorized/, "denied"],
];

/**
 * A refusal in AWS's own words, to be thrown by a law.
 *
 * @param code AWS's error code; what kind of refusal it is follows from it, `invalid` where nothing else does
 * @param message AWS's sentence, and what to do about it
 * @param kind the kind, where the code alone does not tell
 */
export function refusal(code: string, message: string, kind?: ErrorKind): CloudError {
  return new CloudError(kind ?? kinds.find(([pattern]) => pattern.test(code))?.[1] ?? "invalid", code, message);
}
