import { namespaceAllowed, validAt } from "./signer-options";
import type { Signer } from "./signers";

/** Whom a key stands for, or why for nobody. */
export type PrincipalsAnswer =
  | { readonly ok: true; readonly principals: readonly string[] }
  | { readonly ok: false; readonly why: "not a signer" | "other namespace" | "not valid then" };

/**
 * Whom a key stands for.
 *
 * @param blob the key as SSH writes it
 * @param namespace what was signed
 * @param moments when it has to be valid, all of them
 */
export function principalsOf(
  signers: readonly Signer[],
  blob: Buffer,
  namespace: string,
  moments: readonly Date[],
): PrincipalsAnswer {
  const ofKey = signers.filter((signer) => signer.key.blob.equals(blob));
  if (ofKey.length === 0) return { ok: false, why: "not a signer" };
  const forThis = ofKey.filter((signer) => namespaceAllowed(signer.namespaces, namespace));
  if (forThis.length === 0) return { ok: false, why: "other namespace" };
  const valid = forThis.filter((signer) => moments.every((moment) => validAt(signer, moment)));
  if (valid.length === 0) return { ok: false, why: "not valid then" };
  return { ok: true, principals: [...new Set(valid.flatMap((signer) => signer.principals))] };
}
