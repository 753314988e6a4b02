import { referenceOf, referencesOf } from "../facts/references";
import type { PolicyResource } from "../facts/resource";
import type { Stack } from "../facts/stack";
import { provenBy, type Rule } from "../pack/rule";
import { attachedPolicies, attachingTypes, attachmentOf } from "./attachments";

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
  return bounds && !stack.ofType(...attachingTypes).some((by) => mayAttach(stack, by, policy));
}

/** Whether something attaches a policy: by reference, by the name in an ARN, or by an ARN that comes from nowhere known. */
function mayAttach(stack: Stack, by: PolicyResource, policy: PolicyResource): boolean {
  const property = attachmentOf(by.type);
  const { candidates, certain } = referencesOf(stack, by, by.props[property], property, [POLICY]);
  const named = attachedPolicies(by).some(({ name }) => name === policy.props["name"] || name === policy.name);
  return candidates.includes(policy) || named || (candidates.length === 0 && !certain);
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
