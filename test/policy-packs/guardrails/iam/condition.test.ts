import { expect } from "chai";
import { UNKNOWN, type Value } from "../../../../policy-packs/guardrails/facts/value";
import { holds } from "../../../../policy-packs/guardrails/iam/condition";
import type { Context } from "../../../../policy-packs/guardrails/iam/context";
import type { Decision } from "../../../../policy-packs/guardrails/iam/decision";

type Values = Context["values"];
const answer = (condition: Value, values: Values = {}, isOpen = false) => holds(condition, { values, isOpen });

/** Cases of the pages that AWS has about conditions, in words of our own. */
const cases: readonly (readonly [page: string, what: string, condition: Value, values: Values, expected: Decision])[] =
  [
    // One value, one key.
    ["Condition operators", "equal texts", { StringEquals: { "aws:a": "x" } }, { "aws:a": ["x"] }, true],
    ["Condition operators", "texts of another case", { StringEquals: { "aws:a": "x" } }, { "aws:a": ["X"] }, false],
    ["Condition operators", "case ignored", { StringEqualsIgnoreCase: { "aws:a": "x" } }, { "aws:a": ["X"] }, true],
    ["Condition operators", "a star is a letter", { StringEquals: { "aws:a": "x*" } }, { "aws:a": ["xy"] }, false],
    ["Condition operators", "alike", { StringLike: { "aws:a": "x*" } }, { "aws:a": ["xy"] }, true],
    ["Condition operators", "key in another case", { StringEquals: { "AWS:A": "x" } }, { "aws:a": ["x"] }, true],
    ["Condition operators", "missing key is not equal", { StringEquals: { "aws:a": "x" } }, {}, false],
    ["Condition operators", "missing key is different", { StringNotEquals: { "aws:a": "x" } }, {}, true],
    ["Condition operators", "missing key is not alike", { StringNotLike: { "aws:a": "x*" } }, {}, true],
    [
      "Condition operators",
      "numbers",
      { NumericLessThanEquals: { "s3:max-keys": "10" } },
      { "s3:max-keys": ["10"] },
      true,
    ],
    ["Condition operators", "numbers as numbers", { NumericLessThan: { n: 1.2 } }, { n: ["1.1"] }, true],
    ["Condition operators", "no number", { NumericGreaterThan: { n: "5" } }, { n: ["many"] }, false],
    [
      "Condition operators",
      "dates",
      { DateGreaterThan: { d: "2026-01-01T00:00:00Z" } },
      { d: ["2026-06-01T00:00:00Z"] },
      true,
    ],
    [
      "Condition operators",
      "dates in seconds",
      { DateLessThan: { d: "2026-01-01T00:00:00Z" } },
      { d: ["1700000000"] },
      true,
    ],
    [
      "Condition operators",
      "yes as text",
      { Bool: { "aws:SecureTransport": "true" } },
      { "aws:SecureTransport": ["true"] },
      true,
    ],
    [
      "Condition operators",
      "yes as a truth value",
      { Bool: { "aws:SecureTransport": true } },
      { "aws:SecureTransport": ["true"] },
      true,
    ],
    ["Condition operators", "no yes", { Bool: { "aws:MultiFactorAuthPresent": "true" } }, {}, false],
    ["Condition operators", "no no either", { Bool: { "aws:MultiFactorAuthPresent": "false" } }, {}, false],
    [
      "Condition operators",
      "address in range",
      { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } },
      { "aws:SourceIp": ["203.0.113.9"] },
      true,
    ],
    [
      "Condition operators",
      "address out of range",
      { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } },
      { "aws:SourceIp": ["203.0.114.9"] },
      false,
    ],
    [
      "Condition operators",
      "address of IPv6",
      { IpAddress: { "aws:SourceIp": ["203.0.113.0/24", "2001:db8::/32"] } },
      { "aws:SourceIp": ["2001:db8::1"] },
      true,
    ],
    [
      "Condition operators",
      "not in range",
      { NotIpAddress: { "aws:SourceIp": "203.0.113.0/24" } },
      { "aws:SourceIp": ["8.8.8.8"] },
      true,
    ],
    [
      "Condition operators",
      "ARN alike",
      { ArnLike: { "aws:SourceArn": "arn:aws:sns:*:111111111111:*" } },
      { "aws:SourceArn": ["arn:aws:sns:eu-west-1:111111111111:t"] },
      true,
    ],
    [
      "Condition operators",
      "a star does not leave its part of an ARN",
      { ArnLike: { "aws:SourceArn": "arn:aws:*:111111111111:t" } },
      { "aws:SourceArn": ["arn:aws:sns:eu-west-1:111111111111:t"] },
      false,
    ],
    [
      "Condition operators",
      "ArnEquals is ArnLike",
      { ArnEquals: { "aws:SourceArn": "arn:aws:sns:*:1:t" } },
      { "aws:SourceArn": ["arn:aws:sns:eu:1:t"] },
      true,
    ],
    [
      "Condition operators",
      "ARN different",
      { ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::1:role/a*" } },
      { "aws:PrincipalArn": ["arn:aws:iam::1:role/b"] },
      true,
    ],
    [
      "Condition operators (IfExists)",
      "missing key with IfExists",
      { StringLikeIfExists: { "ec2:InstanceType": "t3.*" } },
      {},
      true,
    ],
    [
      "Condition operators (IfExists)",
      "present key with IfExists",
      { StringLikeIfExists: { "ec2:InstanceType": "t3.*" } },
      { "ec2:InstanceType": ["m5.large"] },
      false,
    ],
    ["Condition operators (Null)", "asks for absence", { Null: { "aws:TokenIssueTime": "true" } }, {}, true],
    ["Condition operators (Null)", "asks for presence", { Null: { "aws:TokenIssueTime": "false" } }, {}, false],
    [
      "Condition operators (Null)",
      "finds presence",
      { Null: { "aws:TokenIssueTime": false } },
      { "aws:TokenIssueTime": ["1"] },
      true,
    ],
    // Several.
    [
      "Conditions with multiple keys or values",
      "one of several values",
      { StringEquals: { "aws:a": ["x", "y"] } },
      { "aws:a": ["y"] },
      true,
    ],
    [
      "Conditions with multiple keys or values",
      "none of several values",
      { StringNotEquals: { "aws:a": ["x", "y"] } },
      { "aws:a": ["y"] },
      false,
    ],
    [
      "Conditions with multiple keys or values",
      "both of two keys",
      { StringEquals: { a: "x", b: "y" } },
      { a: ["x"], b: ["z"] },
      false,
    ],
    [
      "Conditions with multiple keys or values",
      "both of two operators",
      { StringEquals: { a: "x" }, Bool: { b: "true" } },
      { a: ["x"], b: ["true"] },
      true,
    ],
    // Sets.
    [
      "Set operators",
      "all of the request's values",
      { "ForAllValues:StringEquals": { "aws:TagKeys": ["a", "b"] } },
      { "aws:TagKeys": ["a"] },
      true,
    ],
    [
      "Set operators",
      "one value too many",
      { "ForAllValues:StringEquals": { "aws:TagKeys": ["a", "b"] } },
      { "aws:TagKeys": ["a", "c"] },
      false,
    ],
    [
      "Set operators",
      "all of none, which allows what was meant to be held",
      { "ForAllValues:StringEquals": { "aws:TagKeys": ["a"] } },
      {},
      true,
    ],
    [
      "Set operators",
      "all of none, with Null beside it",
      { "ForAllValues:StringEquals": { "aws:TagKeys": ["a"] }, Null: { "aws:TagKeys": "false" } },
      {},
      false,
    ],
    [
      "Set operators",
      "any of the request's values",
      { "ForAnyValue:StringEquals": { "aws:TagKeys": ["a"] } },
      { "aws:TagKeys": ["b", "a"] },
      true,
    ],
    ["Set operators", "any of none", { "ForAnyValue:StringEquals": { "aws:TagKeys": ["a"] } }, {}, false],
    [
      "Set operators",
      "any value that is different",
      { "ForAnyValue:StringNotEquals": { "aws:TagKeys": ["a"] } },
      { "aws:TagKeys": ["a", "b"] },
      true,
    ],
    [
      "Set operators",
      "no value that is different",
      { "ForAnyValue:StringNotEquals": { "aws:TagKeys": ["a"] } },
      { "aws:TagKeys": ["a"] },
      false,
    ],
    [
      "Set operators",
      "all different",
      { "ForAllValues:StringNotLike": { "aws:TagKeys": ["x*"] } },
      { "aws:TagKeys": ["a", "xy"] },
      false,
    ],
    // Variables.
    [
      "Variables and tags",
      "a value of the request",
      { StringEquals: { "s3:prefix": "home/${aws:username}" } },
      { "s3:prefix": ["home/ann"], "aws:username": ["ann"] },
      true,
    ],
    [
      "Variables and tags",
      "another's value",
      { StringEquals: { "s3:prefix": "home/${aws:username}" } },
      { "s3:prefix": ["home/ben"], "aws:username": ["ann"] },
      false,
    ],
    [
      "Variables and tags",
      "no value",
      { StringEquals: { "s3:prefix": "home/${aws:username}" } },
      { "s3:prefix": ["home/"] },
      false,
    ],
    [
      "Variables and tags",
      "a default",
      { StringEquals: { "s3:prefix": "${aws:PrincipalTag/team, 'none'}" } },
      { "s3:prefix": ["none"] },
      true,
    ],
  ];

describe("conditions of IAM", () => {
  for (const [page, what, condition, values, expected] of cases) {
    it(`${page}: ${what}`, () => {
      expect(answer(condition, values)).to.equal(expected);
    });
  }

  it("no condition holds always; one that is not known perhaps", () => {
    expect(holds(undefined, { values: {} })).to.equal(true);
    expect(answer(UNKNOWN)).to.equal(UNKNOWN);
    expect(answer({ StringEquals: UNKNOWN })).to.equal(UNKNOWN);
  });

  it("values that are not known decide only where no other one does", () => {
    const one = { "aws:a": ["x"] };
    expect(answer({ StringEquals: { "aws:a": UNKNOWN } }, one)).to.equal(UNKNOWN);
    expect(answer({ StringEquals: { "aws:a": [UNKNOWN, "x"] } }, one)).to.equal(true);
    expect(answer({ StringNotEquals: { "aws:a": [UNKNOWN, "x"] } }, one)).to.equal(false);
    expect(answer({ StringNotEquals: { "aws:a": [UNKNOWN, "y"] } }, one)).to.equal(UNKNOWN);
    expect(answer({ StringEquals: { "aws:a": "x" } }, { "aws:a": UNKNOWN })).to.equal(UNKNOWN);
    expect(answer({ StringEquals: { "aws:a": UNKNOWN } }, {})).to.equal(false);
    expect(answer({ Null: { "aws:a": UNKNOWN } }, {})).to.equal(UNKNOWN);
    expect(answer({ Null: { "aws:a": "true" } }, { "aws:a": UNKNOWN })).to.equal(UNKNOWN);
  });

  it("a key that may have any value makes it a matter of circumstances", () => {
    expect(answer({ Bool: { "aws:MultiFactorAuthPresent": "true" } }, {}, true)).to.equal("sometimes");
    expect(answer({ Null: { "aws:a": "true" } }, {}, true)).to.equal("sometimes");
    expect(answer({ StringEquals: { "aws:a": [] } }, {}, true)).to.equal(false);
    expect(answer({ StringEquals: { "aws:a": "y" } }, { "aws:a": ["x"] }, true)).to.equal(false);
    expect(answer({ StringEquals: { "aws:a": "${aws:username}" } }, { "aws:a": ["x"] }, true)).to.equal("sometimes");
  });

  it("an operator that AWS does not have decides nothing", () => {
    expect(answer({ StringMatches: { "aws:a": "x" } }, { "aws:a": ["x"] })).to.equal(UNKNOWN);
  });
});
