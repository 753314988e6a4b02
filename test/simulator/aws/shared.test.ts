import { expect } from "chai";
import { accountOf, arnOf, globalArn, parseArn } from "../../../simulator/aws/arn";
import {
  checkDocument,
  checkPolicy,
  principalsOf,
  readPolicy,
  samePolicy,
  withPolicyText,
} from "../../../simulator/aws/policy-document";
import { callerArn, isKnownIdentity } from "../../../simulator/aws/principals";
import { withinQuota } from "../../../simulator/aws/quotas";
import { isGiven, isOn, mustText, numberOf, objects, texts } from "../../../simulator/aws/reading";
import { refusal as refusalOf } from "../../../simulator/aws/refusal";
import { regionNames, zonesOf } from "../../../simulator/aws/zones";
import { UNKNOWN } from "../../../simulator/values";
import { lawContext } from "../law-context";
import { refusal } from "../law-world";

const rules = { code: "Malformed", principal: "refused", resource: "needed", longest: 100 } as const;

describe("ARNs", () => {
  it("are made and taken apart", () => {
    const context = lawContext();
    const arn = arnOf(context, "ec2", "vpc/vpc-1");
    expect(arn).to.equal("arn:aws:ec2:eu-west-1:111111111111:vpc/vpc-1");
    expect(parseArn(arn)).to.deep.equal({
      partition: "aws",
      service: "ec2",
      region: "eu-west-1",
      account: "111111111111",
      resource: "vpc/vpc-1",
    });
    expect(globalArn(context, "iam", "role/a")).to.equal("arn:aws:iam::111111111111:role/a");
    expect(parseArn("arn:aws:iam::aws:policy/ReadOnlyAccess")?.account).to.equal("aws");
    expect(parseArn("role/a")).to.equal(undefined);
    expect(accountOf("arn:aws:s3:::logs", context.place)).to.equal("111111111111");
  });
});

describe("policy documents", () => {
  it("say the same in other words", () => {
    const one = { Statement: { Action: ["s3:A", "s3:B"], Effect: "Allow" } };
    expect(samePolicy(JSON.stringify(one), '{"Statement":[{"Effect":"Allow","Action":["s3:B","s3:A"]}]}')).to.equal(
      true,
    );
    expect(samePolicy(JSON.stringify(one), '{"Statement":[{"Effect":"Deny","Action":["s3:B","s3:A"]}]}')).to.equal(
      false,
    );
    expect(samePolicy("no", "no")).to.equal(false);
  });

  it("are read from texts and objects, and written as texts", () => {
    expect(readPolicy("[]")).to.equal(undefined);
    expect(withPolicyText({ policy: { Version: "2012-10-17" } }, "policy")).to.deep.equal({
      policy: '{"Version":"2012-10-17"}',
    });
    expect(withPolicyText({ policy: UNKNOWN }, "policy")).to.deep.equal({ policy: UNKNOWN });
    expect(checkPolicy({ policy: UNKNOWN }, "policy")).to.deep.equal([]);
    expect(checkPolicy({ policy: "{" }, "policy")).to.have.length(1);
  });

  it("are refused for what AWS would refuse", () => {
    const statement = { Effect: "Allow", Action: "s3:Get", Resource: "*" };
    const fault = (document: object) => refusal(() => checkDocument(JSON.parse(JSON.stringify(document)), rules));
    expect(fault({ Statement: [{ ...statement, Colour: "red" }] })).to.equal(
      "Malformed: Syntax errors in policy: a statement has no element Colour.",
    );
    expect(fault({ Statement: [{ ...statement, Resource: [] }] })).to.equal(
      "Malformed: Policy statement must contain resources.",
    );
    expect(fault({ Statement: [{ ...statement, Action: undefined }] })).to.equal(
      "Malformed: Policy statement must contain actions.",
    );
    expect(
      fault({
        Statement: [
          { ...statement, Sid: "A" },
          { ...statement, Sid: "A" },
        ],
      }),
    ).to.equal("Malformed: Statement IDs (SID) in a single policy must be unique: A is there twice.");
    expect(fault({ Statement: [{ ...statement, NotAction: "s3:Put" }] })).to.equal(
      "Malformed: Syntax errors in policy: a statement has both Action and NotAction; give one of them.",
    );
    expect(fault({ Statement: [{ ...statement, Resource: "logs" }] })).to.equal(
      'Malformed: Resource logs must be in ARN format or "*".',
    );
    expect(fault({ Statement: [{ ...statement, Condition: { StringEqual: { "aws:x": "y" } } }] })).to.equal(
      "Malformed: Invalid Condition type : StringEqual.",
    );
    expect(fault({ Statement: [{ ...statement, Resource: `arn:aws:s3:::${"a".repeat(100)}` }] })).to.match(
      /^LimitExceeded: Cannot exceed quota for policy size: 100/,
    );
    checkDocument({ Statement: [statement] }, rules);
  });

  it("may have every operator of IAM, and resources with variables", () => {
    const wide = { ...rules, longest: 2000 };
    for (const operator of ["ForAllValues:StringEqualsIfExists", "ForAnyValue:ArnLike", "Null", "NotIpAddress", "bool"])
      checkDocument(
        { Statement: [{ Effect: "Allow", Action: "s3:Get", Resource: "*", Condition: { [operator]: { a: "b" } } }] },
        wide,
      );
    checkDocument(
      { Statement: [{ Effect: "Allow", Action: "*", Resource: "arn:aws:s3:::home/${aws:username}/*" }] },
      wide,
    );
  });

  it("of identities have Sids of letters and digits", () => {
    const document = { Statement: [{ Sid: "let-in", Effect: "Allow", Action: "s3:Get", Resource: "*" }] };
    expect(refusal(() => checkDocument(document, { ...rules, sid: "letters and digits" }))).to.equal(
      'Malformed: Statement IDs (SID) must be alpha-numeric: "let-in". Leave out all but letters and digits.',
    );
    checkDocument(document, rules);
  });

  it("name principals of every kind", () => {
    expect(
      principalsOf({ Statement: [{ Principal: "*" }, { Principal: { AWS: ["a", "b"], Service: "c" } }] }),
    ).to.deep.equal([
      { kind: "AWS", name: "*" },
      { kind: "AWS", name: "a" },
      { kind: "AWS", name: "b" },
      { kind: "Service", name: "c" },
    ]);
  });
});

describe("identities", () => {
  it("are the caller, accounts, what exists, and what cannot be looked up from here", () => {
    const settings = { assumeRoles: JSON.stringify([{ roleArn: "arn:aws:iam::111111111111:role/deploy" }]) };
    const context = lawContext([], { settings });
    expect(callerArn(context)).to.equal("arn:aws:iam::111111111111:role/deploy");
    expect(isKnownIdentity("arn:aws:iam::111111111111:role/deploy", context)).to.equal(true);
    expect(isKnownIdentity("arn:aws:iam::111111111111:role/deploy", lawContext())).to.equal(false);
    expect(isKnownIdentity("arn:aws:iam::111111111111:role/aws-service-role/eks.amazonaws.com/x", context)).to.equal(
      true,
    );
    expect(isKnownIdentity("arn:aws:s3:::logs", context)).to.equal(false);
  });
});

describe("readings", () => {
  it("take texts for numbers and truth, and nothing for what is not there", () => {
    expect(texts(["a", 1, UNKNOWN])).to.deep.equal(["a"]);
    expect(objects({ a: 1 })).to.deep.equal([{ a: 1 }]);
    expect([numberOf({ a: "5" }, "a"), numberOf({ a: "x" }, "a"), numberOf({}, "a")]).to.deep.equal([
      5,
      undefined,
      undefined,
    ]);
    expect([isOn({ a: "true" }, "a"), isOn({ a: false }, "a")]).to.deep.equal([true, false]);
    expect([isGiven({ a: UNKNOWN }, "a"), isGiven({ a: "" }, "a"), isGiven({ a: [] }, "a")]).to.deep.equal([
      true,
      false,
      false,
    ]);
    expect(() => mustText({ a: UNKNOWN }, "a")).to.throw("a is unknown; expected a text by now");
  });
});

describe("refusals, quotas and zones", () => {
  it("have the kind that the code tells", () => {
    expect(refusalOf("VpcLimitExceeded", "").kind).to.equal("exhausted");
    expect(refusalOf("InvalidGroup.Duplicate", "").kind).to.equal("exists");
    expect(refusalOf("InvalidVpcID.NotFound", "").kind).to.equal("missing");
    expect(refusalOf("DependencyViolation", "").kind).to.equal("precondition");
    expect(refusalOf("AccessDenied", "").kind).to.equal("denied");
    expect(refusalOf("InvalidVpc.Range", "").kind).to.equal("invalid");
  });

  it("count up to the limit", () => {
    withinQuota("vpcs", 4);
    expect(refusal(() => withinQuota("vpcs", 5))).to.match(/^VpcLimitExceeded/);
  });

  it("know regions and their zones", () => {
    expect(zonesOf("us-east-1").map((zone) => zone.name)).to.have.length(6);
    expect(zonesOf("mars-1")).to.deep.equal([]);
    expect(regionNames()).to.include("eu-central-1");
  });
});
