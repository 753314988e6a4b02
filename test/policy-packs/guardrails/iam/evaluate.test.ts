import { expect } from "chai";
import { type Properties, UNKNOWN, type Unknown, type Value } from "../../../../policy-packs/guardrails/facts/value";
import type { Decision } from "../../../../policy-packs/guardrails/iam/decision";
import { readDocument } from "../../../../policy-packs/guardrails/iam/document";
import { evaluate, type Policies, type Request } from "../../../../policy-packs/guardrails/iam/evaluate";
import type { Caller } from "../../../../policy-packs/guardrails/iam/principal";

const HERE = "111111111111";
const THERE = "222222222222";
const ann: Caller = { kind: "user", arn: `arn:aws:iam::${HERE}:user/ann`, account: HERE };
const role: Caller = { kind: "role", arn: `arn:aws:iam::${HERE}:role/app`, account: HERE };
const logs: Caller = { kind: "service", arn: "logs.amazonaws.com", account: UNKNOWN };

const document = (...statements: Value[]) => readDocument({ Version: "2012-10-17", Statement: statements });
const allow = (Action: Value, Resource: Value = "*", more: Properties = {}): Properties => ({
  Effect: "Allow",
  Action,
  Resource,
  ...more,
});
const deny = (Action: Value, Resource: Value = "*", more: Properties = {}): Properties => ({
  Effect: "Deny",
  Action,
  Resource,
  ...more,
});

const GET = "s3:GetObject";
const OBJECT = "arn:aws:s3:::bucket/key";
const asked = (more: Partial<Request> = {}): Request => ({
  caller: ann,
  action: GET,
  resource: OBJECT,
  context: { values: {} },
  ...more,
});
const own = (...statements: Value[]): Policies => ({ identity: [document(...statements)] });
/** A bucket's policy in an account. */
const bucket = (account: string | Unknown, ...statements: Value[]): Pick<Policies, "resource"> => ({
  resource: { document: document(...statements), account },
});
const to = (AWS: Value): Properties => ({ Principal: { AWS } });

type Case = readonly [what: string, policies: Policies, expected: Decision, request?: Partial<Request>];

/** Cases of AWS's documentation in words of our own, by the page that they come from. */
const pages: Readonly<Record<string, readonly Case[]>> = {
  "Explicit and implicit denies": [
    ["nothing is allowed that nobody allows", own(allow("s3:PutObject")), false],
    ["what is allowed is", own(allow(GET, "arn:aws:s3:::bucket/*")), true],
    ["a denial is stronger than a right", own(allow("*"), deny(GET)), false],
    ["a denial of something else is none", own(allow("*"), deny("s3:PutObject")), true],
  ],
  "Policy elements: Action, NotAction": [
    ["the case of an action does not matter", own(allow("S3:GETOBJECT")), true],
    ["stars and question marks", own(allow("s3:Get?bj*")), true],
    ["several actions", own(allow(["s3:PutObject", "s3:Get*"])), true],
    ["NotAction allows the rest", own({ Effect: "Allow", NotAction: "iam:*", Resource: "*" }), true],
    [
      "NotAction does not allow what it names",
      own({ Effect: "Allow", NotAction: ["iam:*", "s3:Get*"], Resource: "*" }),
      false,
    ],
    [
      "NotAction with Deny denies the rest",
      own(allow("*"), { Effect: "Deny", NotAction: "iam:*", Resource: "*" }),
      false,
    ],
    ["NotAction with Deny grants nothing", own({ Effect: "Deny", NotAction: GET, Resource: "*" }), false],
  ],
  "Policy elements: Resource, NotResource": [
    ["a bucket is not its objects", own(allow(GET, "arn:aws:s3:::bucket")), false],
    [
      "a star goes on behind colons",
      own(allow("logs:PutLogEvents", "arn:aws:logs:*")),
      true,
      { action: "logs:PutLogEvents", resource: "arn:aws:logs:eu-west-1:111111111111:log-group:a:b" },
    ],
    ["NotResource allows the rest", own({ Effect: "Allow", Action: GET, NotResource: "arn:aws:s3:::other/*" }), true],
    [
      "NotResource with Deny keeps what it names",
      own(allow("s3:*"), {
        Effect: "Deny",
        Action: "s3:*",
        NotResource: ["arn:aws:s3:::bucket", "arn:aws:s3:::bucket/*"],
      }),
      true,
    ],
    [
      "NotResource with Deny takes the rest",
      own(allow("s3:*"), { Effect: "Deny", Action: "s3:*", NotResource: "arn:aws:s3:::other/*" }),
      false,
    ],
  ],
  "Policy elements: Variables and tags": [
    [
      "one's own folder",
      own(allow(GET, "arn:aws:s3:::bucket/${aws:username}/*")),
      true,
      { resource: "arn:aws:s3:::bucket/ann/a", context: { values: { "aws:username": ["ann"] } } },
    ],
    [
      "another's folder",
      own(allow(GET, "arn:aws:s3:::bucket/${aws:username}/*")),
      false,
      { resource: "arn:aws:s3:::bucket/ben/a", context: { values: { "aws:username": ["ann"] } } },
    ],
    [
      "a variable without value matches nothing",
      own(allow(GET, "arn:aws:s3:::bucket/${aws:username}")),
      false,
      { resource: "arn:aws:s3:::bucket/" },
    ],
    [
      "without the version of 2012 a variable is plain text",
      { identity: [readDocument({ Statement: [allow(GET, "arn:aws:s3:::bucket/${aws:username}")] })] },
      true,
      { resource: "arn:aws:s3:::bucket/${aws:username}" },
    ],
  ],
  "Permissions boundaries": [
    ["a boundary grants nothing", { identity: [], boundary: document(allow("*")) }, false],
    ["both have to allow", { ...own(allow("*")), boundary: document(allow("ec2:*")) }, false],
    ["both allow", { ...own(allow("*")), boundary: document(allow("s3:*")) }, true],
    ["a boundary can deny", { ...own(allow("*")), boundary: document(allow("*"), deny("s3:*")) }, false],
    [
      "what a bucket grants to a user itself goes past a boundary",
      { identity: [], boundary: document(allow("ec2:*")), ...bucket(HERE, allow(GET, OBJECT, to(ann.arn))) },
      true,
    ],
    [
      "what a bucket grants to a role does not",
      { identity: [], boundary: document(allow("ec2:*")), ...bucket(HERE, allow(GET, OBJECT, to(role.arn))) },
      false,
      { caller: role },
    ],
    [
      "a boundary's denial counts for a user as well",
      { identity: [], boundary: document(deny("s3:*")), ...bucket(HERE, allow(GET, OBJECT, to(ann.arn))) },
      false,
    ],
  ],
  "Session policies": [
    ["a session has no more than its policy", { ...own(allow("*")), session: [document(allow("ec2:*"))] }, false],
    ["nor more than its role", { ...own(allow("ec2:*")), session: [document(allow("*"))] }, false],
    ["but what both allow", { ...own(allow("s3:*")), session: [document(allow(GET))] }, true],
    [
      "a boundary is a third",
      { ...own(allow("*")), session: [document(allow("*"))], boundary: document(allow("ec2:*")) },
      false,
    ],
  ],
  "Service control policies": [
    [
      "every level has to allow",
      { ...own(allow("*")), organisation: [[document(allow("*"))], [document(allow("ec2:*"))]] },
      false,
    ],
    [
      "one policy of a level is enough",
      { ...own(allow("*")), organisation: [[document(allow("ec2:*")), document(allow("s3:*"))]] },
      true,
    ],
    ["a level's denial is final", { ...own(allow("*")), organisation: [[document(allow("*"), deny("s3:*"))]] }, false],
    [
      "they hold for what a bucket grants",
      { identity: [], organisation: [[document(allow("ec2:*"))]], ...bucket(HERE, allow(GET, OBJECT, to(ann.arn))) },
      false,
    ],
  ],
  "Policy evaluation within a single account": [
    ["the identity's policy is enough", { ...own(allow(GET)), ...bucket(HERE) }, true],
    ["the bucket's policy is enough", { identity: [], ...bucket(HERE, allow(GET, OBJECT, to(ann.arn))) }, true],
    [
      "naming the account leaves it to the identity's policy",
      { identity: [], ...bucket(HERE, allow(GET, OBJECT, to(`arn:aws:iam::${HERE}:root`))) },
      false,
    ],
    [
      "a bucket's denial is stronger",
      { ...own(allow("*")), ...bucket(HERE, deny(GET, OBJECT, { Principal: "*" })) },
      false,
    ],
    [
      "a denial of somebody else is none",
      { ...own(allow("*")), ...bucket(HERE, deny(GET, OBJECT, to(role.arn))) },
      true,
    ],
    [
      "a denial of the account is of all in it",
      { ...own(allow("*")), ...bucket(HERE, deny(GET, OBJECT, to(HERE))) },
      false,
    ],
    [
      "a key counts only with its own policy",
      { ...own(allow("kms:Decrypt")), resource: { document: document(), account: HERE, isDecisive: true } },
      false,
      { action: "kms:Decrypt" },
    ],
    [
      "a key that trusts the account leaves it to IAM",
      {
        ...own(allow("kms:Decrypt")),
        resource: {
          document: document(allow("kms:*", "*", to(`arn:aws:iam::${HERE}:root`))),
          account: HERE,
          isDecisive: true,
        },
      },
      true,
      { action: "kms:Decrypt" },
    ],
    [
      "which then has to allow it",
      {
        identity: [],
        resource: { document: document(allow("kms:*", "*", to(HERE))), account: HERE, isDecisive: true },
      },
      false,
      { action: "kms:Decrypt" },
    ],
  ],
  "Cross-account policy evaluation": [
    ["the identity's policy is not enough", { ...own(allow("*")), ...bucket(THERE) }, false],
    ["the bucket's policy is not either", { identity: [], ...bucket(THERE, allow(GET, OBJECT, to(ann.arn))) }, false],
    ["both are", { ...own(allow(GET)), ...bucket(THERE, allow(GET, OBJECT, to(ann.arn))) }, true],
    ["the bucket may name the account", { ...own(allow(GET)), ...bucket(THERE, allow(GET, OBJECT, to(HERE))) }, true],
    ["which of both it is may not be known", { ...own(allow(GET)), ...bucket(UNKNOWN) }, UNKNOWN],
    ["and may not matter", { ...own(allow(GET)), ...bucket(UNKNOWN, allow(GET, OBJECT, { Principal: "*" })) }, true],
  ],
  "Policy elements: Principal, NotPrincipal": [
    [
      "a service by its name",
      { identity: [], ...bucket(HERE, allow(GET, OBJECT, { Principal: { Service: "logs.eu-west-1.amazonaws.com" } })) },
      true,
      { caller: logs },
    ],
    [
      "another service",
      { identity: [], ...bucket(HERE, allow(GET, OBJECT, { Principal: { Service: "events.amazonaws.com" } })) },
      false,
      { caller: logs },
    ],
    [
      "an account is no service",
      { identity: [], ...bucket(HERE, allow(GET, OBJECT, to("*"))) },
      false,
      { caller: logs },
    ],
    [
      "NotPrincipal with Deny spares whom it names",
      {
        ...own(allow("*")),
        ...bucket(HERE, { Effect: "Deny", NotPrincipal: { AWS: [ann.arn, HERE] }, Action: "*", Resource: "*" }),
      },
      true,
    ],
    [
      "NotPrincipal with Deny takes everybody else",
      {
        ...own(allow("*")),
        ...bucket(HERE, { Effect: "Deny", NotPrincipal: { AWS: ann.arn }, Action: "*", Resource: "*" }),
      },
      false,
      { caller: role },
    ],
    [
      "NotPrincipal with Deny takes whoever has a boundary",
      {
        ...own(allow("*")),
        boundary: document(allow("*")),
        ...bucket(HERE, { Effect: "Deny", NotPrincipal: { AWS: ann.arn }, Action: "*", Resource: "*" }),
      },
      false,
    ],
    [
      "NotPrincipal with Allow lets all others in",
      {
        identity: [],
        ...bucket(HERE, { Effect: "Allow", NotPrincipal: { AWS: ann.arn }, Action: "*", Resource: "*" }),
      },
      true,
      { caller: role },
    ],
  ],
};

describe("evaluation of IAM policies", () => {
  for (const [page, cases] of Object.entries(pages)) {
    describe(page, () => {
      for (const [what, policies, expected, request] of cases) {
        it(what, () => {
          expect(evaluate(asked(request), policies)).to.equal(expected);
        });
      }
    });
  }

  it("a document that is not known may allow and may deny", () => {
    const nobodyKnows = readDocument(UNKNOWN);
    expect(evaluate(asked(), { identity: [nobodyKnows] })).to.equal(UNKNOWN);
    expect(evaluate(asked(), { identity: [document(allow("*")), nobodyKnows] })).to.equal(UNKNOWN);
    expect(evaluate(asked(), { identity: [document(deny("*")), nobodyKnows] })).to.equal(false);
  });

  it("a part that is not known leaves open only what depends on it", () => {
    expect(evaluate(asked(), own(allow(GET, [UNKNOWN])))).to.equal(UNKNOWN);
    expect(evaluate(asked(), own(allow(GET, [UNKNOWN, OBJECT])))).to.equal(true);
    expect(evaluate(asked(), own(allow("ec2:*", UNKNOWN)))).to.equal(false);
    expect(evaluate(asked(), own(allow("*"), deny(GET, UNKNOWN)))).to.equal(UNKNOWN);
    expect(evaluate(asked(), own(allow("*"), deny("ec2:*", UNKNOWN)))).to.equal(true);
    expect(evaluate(asked(), own({ Effect: UNKNOWN, Action: GET, Resource: "*" }))).to.equal(UNKNOWN);
  });

  it("a denial that can be avoided leaves the right under circumstances, even where it is not known of what", () => {
    const withoutMfa = { Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } } };
    const open = { context: { values: {}, isOpen: true } };
    expect(evaluate(asked(open), own(allow("*"), deny("*", "*", withoutMfa)))).to.equal("sometimes");
    expect(evaluate(asked(open), own(allow("*"), deny("*", UNKNOWN, withoutMfa)))).to.equal("sometimes");
  });

  it("a resource that is known in part, or chosen by the caller", () => {
    const any = { resource: "arn:aws:s3:::bucket/*" };
    const choice = { ...any, isChoice: true };
    const one = own(allow(GET, OBJECT));
    expect(evaluate(asked(any), one)).to.equal(UNKNOWN);
    expect(evaluate(asked(choice), one)).to.equal("sometimes");
    expect(evaluate(asked(any), own(allow(GET, "arn:aws:s3:::b*")))).to.equal(true);
    expect(evaluate(asked(any), own(allow(GET, "arn:aws:s3:::c*")))).to.equal(false);
    expect(evaluate(asked(choice), own(allow("*"), deny(GET, OBJECT)))).to.equal("sometimes");
    expect(evaluate(asked(choice), own(allow("*"), deny(GET, "arn:aws:s3:::bucket*")))).to.equal(false);
  });

  it("a caller whose account is not known may be the one that is named", () => {
    const caller: Caller = { kind: "role", arn: "arn:aws:iam::*:role/app", account: UNKNOWN };
    expect(
      evaluate(asked({ caller }), { identity: [], ...bucket(UNKNOWN, allow(GET, OBJECT, to(role.arn))) }),
    ).to.equal(UNKNOWN);
    const other = to(`arn:aws:iam::${HERE}:role/other`);
    expect(evaluate(asked({ caller }), { identity: [], ...bucket(UNKNOWN, allow(GET, OBJECT, other)) })).to.equal(
      false,
    );
  });
});
