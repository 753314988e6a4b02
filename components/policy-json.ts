import * as pulumi from "@pulumi/pulumi";
import { type PolicyStatement, policyDocument } from "../lib/iam-policy";

/** A statement whose ARNs may be outputs of other resources. */
export type InputStatement = PolicyStatement<pulumi.Input<string>>;

/** The JSON text of a policy of these statements; known as soon as all of its ARNs are. */
export function policyJson(statements: readonly InputStatement[]): pulumi.Output<string> {
  return pulumi.jsonStringify(policyDocument(statements));
}
