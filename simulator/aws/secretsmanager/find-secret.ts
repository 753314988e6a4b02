import type { LawContext, Resource } from "../../law";
import { refusal } from "../refusal";
import { secretType } from "../types";

/** The secret that an ARN, an id or a name means; Secrets Manager's refusal where there is none, or it is on its way out. */
export function mustFindSecret(reference: string, context: LawContext): Resource {
  const { inventory } = context;
  const found = inventory.get(secretType, reference) ?? inventory.where(secretType, "name", reference)[0];
  if (found !== undefined) return found;
  const leaving = inventory.retained(secretType).some((one) => one.id === reference || one.outputs.name === reference);
  if (leaving)
    throw refusal(
      "InvalidRequestException",
      "You can't perform this operation on the secret because it was marked for deletion.",
    );
  throw refusal(
    "ResourceNotFoundException",
    `Secrets Manager can't find the specified secret (${reference}) in ${context.place.region} of account ${context.place.account}.`,
  );
}
