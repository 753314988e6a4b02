import { referenceOf, referencesOf } from "../references";
import type { PolicyResource } from "../resource";
import { provenBy, type Rule } from "../rule";
import type { Stack } from "../stack";
import { attachingTypes, attachmentOf } from "./attachments";

const POLICY = "aws:iam/policy:Policy";
const BOUNDED = ["aws:iam/role:Role", "aws:iam/user:User"];

/** Whether a policy is called a boundary, which only the whole stack can show that it is. */
function isCalledBoundary({ type, name, props }: PolicyResource): boolean {
  const names = [name, props["name"], props["namePrefix"]];
  return type === POLICY && names.some((each) => typeof each === "string" && /boundary/i.test(each));
}

/** Whether a policy bounds somebody for sure, and gives nobody a right: nothing of the stack attaches it. */
function onlyBounds(stack: Stack, policy: PolicyResource): boolean {
  const bounds = stack.ofType(...BOUNDED).some((of) => {
    const boundary = of.props["permissionsBoundary"];
    const { candidates, certain } = referenceOf(stack, of, boundary, "permissionsBoundary", [POLICY]);
    return certain && candidates.includes(policy);
  });
  const isAttached = stack.ofType(...attachingTypes).some((by) => {
    const property = attachmentOf(by.type);
    return referencesOf(stack, by, by.props[property], property, [POLICY]).candidates.includes(policy);
  });
  return bounds && !isAttached;
}

/**
 * How a rule about what policies give decides where some of them are permissions boundaries, which give nothing: a policy
 * that is called one is judged with the whole stack, and left alone where it bounds somebody and is attached to nobody.
 */
export function exceptBoundaries(check: NonNullable<Rule["check"]>): Pick<Rule, "check" | "checkStack"> {
  return {
    check(resource, context) {
      const verdicts = check(resource, context);
      return isCalledBoundary(resource) ? verdicts.filter(({ kind }) => kind === "unknown") : verdicts;
    },
    checkStack: (stack, context) =>
      stack
        .ofType(POLICY)
        .filter((policy) => isCalledBoundary(policy) && !onlyBounds(stack, policy))
        .flatMap((policy) => provenBy(check(policy, context), policy)),
  };
}
