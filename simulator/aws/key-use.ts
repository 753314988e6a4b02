import { CloudError } from "../errors";
import type { LawContext } from "../law";
import { usableKey } from "./kms/key";
import { refusal } from "./refusal";

/**
 * Refuses a key that does not exist, is disabled or is to be deleted, in the words of the service that was to use it.
 * AWS's own keys (`alias/aws/…`) are always there; so is the default where no key is named.
 *
 * @param code the service's code
 * @param message the service's sentence; KMS's reason is put behind it
 */
export function checkKeyUse(reference: string | undefined, code: string, message: string, context: LawContext): void {
  if (reference === undefined || reference === "" || /(^|:)alias\/aws\//.test(reference)) return;
  try {
    usableKey(reference, context);
  } catch (error) {
    if (error instanceof CloudError) throw refusal(code, `${message} (${error.message})`);
    throw error;
  }
}
