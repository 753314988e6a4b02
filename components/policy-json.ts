import * as pulumi from "@pulumi/pulumi";
import type { PolicyStatement } from "../lib/iam-policy";

/** A statement whose ARNs may be outputs of other resources. */
export type InputStatement = PolicyStatement<pulumi.Input<string>>;

/**
 * The JSON text of a policy of these statements; known as soon as all of its ARNs are.
 *
 * @param statements may be an output themselves, where a key of a condition is not known yet
 */
export function policyJson(statements: pulumi.Input<readonly InputStatement[]>): pulumi.Output<string> {
  return pulumi.jsonStringify({ Version: "2012-10-17", Statement: statements });
}
