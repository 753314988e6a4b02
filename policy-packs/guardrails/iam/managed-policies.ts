import { readValue } from "../facts/value";
import table from "../generated/managed-policies.json";
import { type PolicyDocument, readDocument } from "./document";

const documents = new Map<string, PolicyDocument>();

/**
 * What a policy of AWS allows, as far as it matters to who becomes whom and who reads what: other rights are left out.
 * Undefined for a policy of somebody else, or one that AWS has added since.
 */
export function managedPolicy(arn: string): PolicyDocument | undefined {
  const name = /^arn:[^:]*:iam::aws:policy\/(?:.*\/)?([^/]+)$/.exec(arn)?.[1];
  if (name === undefined) return undefined;
  const before = documents.get(name);
  if (before !== undefined) return before;
  const found = Object.entries(table.policies).find(([key]) => key === name)?.[1];
  if (found === undefined) return undefined;
  const document = readDocument(readValue({ Version: "2012-10-17", Statement: found }));
  documents.set(name, document);
  return document;
}
