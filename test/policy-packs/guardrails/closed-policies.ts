import { expect } from "chai";
import type { Rule } from "../../../policy-packs/guardrails/pack/rule";
import { alone, resource, unknown } from "./decide";

/** What a rule about a resource's policy is tried with. */
interface PolicyForms {
  /** The resource that is the policy. */
  readonly policyType: string;
  /** Every type that has one, that resource included. */
  readonly types: readonly string[];
  /** What a resource of any of these types needs so that there is nothing else to say of it. */
  readonly props?: object;
}

/** What a rule says of a policy that lets everybody in. */
export const lettingEverybodyIn = ["violation policy.Statement[0]: the statement lets everybody in"];

/** What a rule says of a policy with one statement, which allows everything unless it says otherwise. */
export function saysOf(rule: Rule, { policyType, props = {} }: PolicyForms): (statement: object) => string[] {
  return (statement) =>
    alone(
      rule,
      resource(policyType, {
        ...props,
        policy: JSON.stringify({ Statement: [{ Effect: "Allow", Action: "*", Resource: "*", ...statement }] }),
      }),
    );
}

/** The tests of every rule that keeps a resource's policy from letting everybody in. */
export function keepsPoliciesClosed(rule: Rule, forms: PolicyForms): void {
  const policy = saysOf(rule, forms);
  const { policyType, types, props = {} } = forms;
  const on = (type: string, more: object) => alone(rule, resource(type, { ...props, ...more }));

  it("refuses a policy that lets everybody in", () => {
    expect(policy({ Principal: "*" })).to.deep.equal(lettingEverybodyIn);
    expect(policy({ Principal: { AWS: ["111111111111", "*"] } })).to.deep.equal(lettingEverybodyIn);
    const ifThere = { StringEqualsIfExists: { "aws:SourceAccount": "111111111111" } };
    expect(policy({ Principal: "*", Condition: ifThere })).to.deep.equal(lettingEverybodyIn);
    const halves = { IpAddress: { "aws:SourceIp": ["0.0.0.0/1", "128.0.0.0/1"] } };
    expect(policy({ Principal: "*", Condition: halves })).to.deep.equal(lettingEverybodyIn);
  });

  it("accepts one that names somebody, or holds everybody to an account", () => {
    expect(policy({ Principal: { AWS: "111111111111" } })).to.deep.equal([]);
    const account = { StringEquals: { "aws:SourceAccount": "111111111111" } };
    expect(policy({ Principal: { AWS: "*" }, Condition: account })).to.deep.equal([]);
    expect(policy({ Principal: "*", Effect: "Deny" })).to.deep.equal([]);
  });

  it("looks at each form of the policy; without one there is nothing to say", () => {
    const open = { policy: { Statement: { Effect: "Allow", Principal: "*", Action: "*", Resource: "*" } } };
    for (const type of types) {
      expect(on(type, open), type).to.deep.equal(lettingEverybodyIn);
      expect(on(type, {}), type).to.deep.equal([]);
    }
  });

  it("whom a policy lets in is no pass when it is not known", () => {
    expect(on(policyType, { policy: unknown })).to.deep.equal([
      "unknown policy: whom the policy lets in is not known; decided at the update",
    ]);
    const statement = { Effect: "Allow", Principal: { AWS: unknown }, Action: "*", Resource: "*" };
    expect(on(policyType, { policy: { Statement: statement } })[0]).to.match(/^unknown policy.Statement/);
  });
}
