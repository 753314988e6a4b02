import type { Law, LawContext } from "../../law";
import { type Properties, textOf, type Value } from "../../values";
import { checkDocument, checkPolicy, principalsOf, readPolicy, samePolicy, withPolicyText } from "../policy-document";
import { unknownPrincipal } from "../principals";
import { isOn, mustText, objects } from "../reading";
import { refusal } from "../refusal";
import { mustFindSecret } from "./find-secret";

/** Who may use a secret, as a resource of its own. */
export const secretPolicyLaw: Law = {
  complete: (inputs) => withPolicyText(inputs, "policy"),

  check: (inputs) => checkPolicy(inputs, "policy"),

  judge: ({ path, before, after }) => (path[0] === "policy" && samePolicy(before, after) ? "same" : undefined),

  create(inputs, context) {
    const secret = mustFindSecret(mustText(inputs, "secretArn"), context);
    checkWhole(inputs, context);
    return { id: textOf(secret.outputs, "arn") ?? secret.id, outputs: {} };
  },

  update(_resource, inputs, context) {
    checkWhole(inputs, context);
    return {};
  },
};

/** Refuses a policy that Secrets Manager does not take; nothing where there is none. */
export function checkSecretPolicy(value: Value | undefined, context: LawContext): void {
  const document = readPolicy(value);
  if (document === undefined) return;
  checkDocument(document, {
    code: "MalformedPolicyDocumentException",
    principal: "needed",
    resource: "needed",
    longest: 20_480,
  });
  const stranger = unknownPrincipal(document, context);
  if (stranger !== undefined)
    throw refusal(
      "MalformedPolicyDocumentException",
      `This resource policy contains an unsupported principal: ${stranger}.`,
    );
}

function checkWhole(inputs: Properties, context: LawContext): void {
  checkSecretPolicy(inputs.policy, context);
  if (!isOn(inputs, "blockPublicPolicy")) return;
  const open = objects(readPolicy(inputs.policy)?.Statement).some(
    (statement) =>
      statement.Effect === "Allow" &&
      statement.Condition === undefined &&
      principalsOf({ Statement: [statement] }).some(({ name }) => name === "*"),
  );
  if (open)
    throw refusal(
      "PublicPolicyException",
      "The BlockPublicPolicy parameter is set to true, and the resource policy did not prevent broad access to the secret. Name who may use it.",
      "denied",
    );
}
