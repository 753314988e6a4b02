import { expect } from "chai";
import fc from "fast-check";
import { UNKNOWN, type Unknown, type Value } from "../../../../policy-packs/guardrails/facts/value";
import type { Decision } from "../../../../policy-packs/guardrails/iam/decision";
import { readDocument } from "../../../../policy-packs/guardrails/iam/document";
import { evaluate, type Policies, type Request } from "../../../../policy-packs/guardrails/iam/evaluate";

const HERE = "111111111111";
const THERE = "222222222222";
const ORDER: readonly Decision[] = [false, UNKNOWN, "sometimes", true];
const certainty = (answer: Decision) => ORDER.indexOf(answer);

const ACTIONS = ["s3:GetObject", "s3:PutObject", "iam:PassRole"];
const ARNS = ["arn:aws:s3:::a/x", "arn:aws:s3:::b/x", "arn:aws:iam::111111111111:role/r"];
const CALLERS = [
  { kind: "user", arn: `arn:aws:iam::${HERE}:user/u`, account: HERE },
  { kind: "role", arn: `arn:aws:iam::${HERE}:role/r`, account: HERE },
  { kind: "role", arn: `arn:aws:iam::${THERE}:role/r`, account: THERE },
] as const;
const USERS = ["ann", "ben"];

const actions = fc.constantFrom("*", "s3:*", "s3:Get*", "iam:PassRole", "s3:?utObject", "ec2:*");
const arns = fc.constantFrom("*", "arn:aws:s3:::a/*", "arn:aws:s3:::?/x", "arn:aws:iam::*:role/*", ARNS[1] ?? "");
const operators = fc.constantFrom(
  "StringEquals",
  "StringNotEquals",
  "StringEqualsIfExists",
  "ForAllValues:StringEquals",
  "ForAnyValue:StringLike",
);
const condition = fc.option(
  fc.oneof(
    fc.tuple(operators, fc.constantFrom(...USERS)).map(([name, user]) => ({ [name]: { "aws:username": user } })),
    fc.constantFrom("true", "false").map((text) => ({ Null: { "aws:username": text } })),
  ),
  { nil: undefined },
);
const names = fc.constantFrom<Value>("*", { AWS: HERE }, { AWS: CALLERS[0].arn }, { AWS: [CALLERS[2].arn, THERE] });

const statement = (effect: fc.Arbitrary<string>, isOfResource = false): fc.Arbitrary<Record<string, Value>> =>
  fc
    .record({
      Effect: effect,
      action: fc.tuple(fc.constantFrom("Action", "NotAction"), fc.array(actions, { minLength: 1, maxLength: 2 })),
      resource: fc.tuple(fc.constantFrom("Resource", "NotResource"), fc.array(arns, { minLength: 1, maxLength: 2 })),
      condition,
      names,
    })
    .map((made) => ({
      Effect: made.Effect,
      [made.action[0]]: made.action[1],
      [made.resource[0]]: made.resource[1],
      ...(made.condition === undefined ? {} : { Condition: made.condition }),
      ...(isOfResource ? { Principal: made.names } : {}),
    }));
const effects = fc.constantFrom("Allow", "Deny");

type Statements = readonly Record<string, Value>[];
interface World {
  readonly identity: Statements;
  readonly boundary: Statements | undefined;
  readonly resource: Statements | undefined;
}
const world: fc.Arbitrary<World> = fc.record({
  identity: fc.array(statement(effects), { maxLength: 4 }),
  boundary: fc.option(fc.array(statement(effects), { maxLength: 2 }), { nil: undefined }),
  resource: fc.option(fc.array(statement(effects, true), { maxLength: 3 }), { nil: undefined }),
});

const document = (statements: readonly Value[]) => readDocument({ Version: "2012-10-17", Statement: statements });
const policies = ({ identity, boundary, resource }: World, account: string | Unknown = HERE): Policies => ({
  identity: [document(identity)],
  ...(boundary === undefined ? {} : { boundary: document(boundary) }),
  ...(resource === undefined ? {} : { resource: { document: document(resource), account } }),
});

const request: fc.Arbitrary<Request> = fc.record({
  caller: fc.constantFrom(...CALLERS),
  action: fc.constantFrom(...ACTIONS),
  resource: fc.constantFrom(...ARNS),
  context: fc.record({
    values: fc.oneof(
      fc.constant({}),
      fc.array(fc.constantFrom(...USERS), { maxLength: 2 }).map((users) => ({ "aws:username": users })),
    ),
  }),
});

describe("laws of the evaluation", () => {
  it("one more right in an identity's policy never takes one away, one more denial never gives one", () => {
    fc.assert(
      fc.property(world, request, statement(effects), (given, asked, more) => {
        const before = certainty(evaluate(asked, policies(given)));
        const after = certainty(evaluate(asked, policies({ ...given, identity: [...given.identity, more] })));
        if (more["Effect"] === "Allow") expect(after).to.be.at.least(before);
        else expect(after).to.be.at.most(before);
      }),
    );
  });

  it("a boundary only takes", () => {
    fc.assert(
      fc.property(world, request, (given, asked) => {
        const free = certainty(evaluate(asked, policies({ ...given, boundary: undefined, resource: undefined })));
        expect(certainty(evaluate(asked, policies({ ...given, resource: undefined })))).to.be.at.most(free);
      }),
    );
  });

  it("the order of statements does not matter, nor the case of actions", () => {
    fc.assert(
      fc.property(world, request, (given, asked) => {
        const turned = { ...given, identity: given.identity.toReversed(), resource: given.resource?.toReversed() };
        const answer = evaluate(asked, policies(given));
        expect(evaluate(asked, policies(turned))).to.equal(answer);
        expect(evaluate({ ...asked, action: asked.action.toUpperCase() }, policies(given))).to.equal(answer);
      }),
    );
  });

  it("a document in one piece says what its statements say in documents of their own", () => {
    fc.assert(
      fc.property(world, request, (given, asked) => {
        const apart = { ...policies(given), identity: given.identity.map((each) => document([each])) };
        expect(evaluate(asked, apart)).to.equal(evaluate(asked, policies(given)));
      }),
    );
  });

  it("what is decided although a part is not known stays so when it is known", () => {
    fc.assert(
      fc.property(
        world,
        request,
        fc.nat(),
        fc.constantFrom("Effect", "Action", "NotAction", "Resource", "NotResource", "Condition"),
        (given, asked, at, part) => {
          const index = given.identity.length === 0 ? 0 : at % given.identity.length;
          const hidden = given.identity.map(
            (each, place): Record<string, Value> =>
              place === index && each[part] !== undefined ? { ...each, [part]: UNKNOWN } : each,
          );
          const answer = evaluate(asked, policies({ ...given, identity: hidden }));
          fc.pre(typeof answer === "boolean");
          expect(evaluate(asked, policies(given))).to.equal(answer);
        },
      ),
    );
  });

  it("what is decided whatever the circumstances is so in each of them", () => {
    fc.assert(
      fc.property(world, request, (given, asked) => {
        const answer = evaluate({ ...asked, context: { values: {}, isOpen: true } }, policies(given));
        fc.pre(typeof answer === "boolean");
        expect(evaluate(asked, policies(given))).to.equal(answer);
      }),
    );
  });

  it("what is decided of all ARNs of a pattern is so of each, whether chosen or not known", () => {
    fc.assert(
      fc.property(world, request, fc.boolean(), (given, asked, isChoice) => {
        const pattern = asked.resource.startsWith("arn:aws:s3") ? "arn:aws:s3:::*/x" : "arn:aws:iam::*:role/*";
        const answer = evaluate({ ...asked, resource: pattern, isChoice }, policies(given));
        fc.pre(typeof answer === "boolean");
        expect(evaluate(asked, policies(given))).to.equal(answer);
      }),
    );
  });

  it("an account that is not known is one or the other", () => {
    fc.assert(
      fc.property(world, request, fc.constantFrom(HERE, THERE), (given, asked, account) => {
        const answer = evaluate(asked, policies(given, UNKNOWN));
        fc.pre(typeof answer === "boolean");
        expect(evaluate(asked, policies(given, account))).to.equal(answer);
      }),
    );
  });
});
