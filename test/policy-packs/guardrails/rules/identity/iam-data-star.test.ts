import { expect } from "chai";
import { iamDataStar } from "../../../../../policy-packs/guardrails/rules/identity/iam-data-star";
import { alone, resource, unknown } from "../../decide";

const answer = (statement: object) =>
  alone(iamDataStar, resource("aws:iam/rolePolicy:RolePolicy", { policy: { Statement: [statement] } }));
const allow = (Action: unknown, Resource: unknown, more: object = {}) =>
  answer({ Effect: "Allow", Action, Resource, ...more });
const refused = (...actions: readonly string[]) => [
  `violation policy.Statement[0]: the statement lets one read whatever is kept in the account: ${actions.join(", ")}`,
];

describe("iam-data-star (A-071, X-17)", () => {
  it("reading everything of a kind is refused, however it is written", () => {
    expect(allow("secretsmanager:GetSecretValue", "*")).to.deep.equal(refused("secretsmanager:GetSecretValue"));
    expect(allow(["dynamodb:PutItem", "dynamodb:GetItem"], "*")).to.deep.equal(refused("dynamodb:GetItem"));
    expect(allow("s3:Get*", "arn:aws:s3:::*")).to.deep.equal(refused("s3:GetObject"));
    expect(allow("dynamodb:query", "arn:aws:dynamodb:us-east-1:111111111111:table/*")).to.deep.equal(
      refused("dynamodb:Query"),
    );
    expect(allow("ssm:GetParameter*", ["arn:aws:s3:::b", "*"])).to.deep.equal(
      refused("ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"),
    );
    expect(answer({ Effect: "Allow", Action: "s3:GetObject", NotResource: "arn:aws:s3:::audit/*" })).to.have.length(1);
  });

  it("what is named, picked by its tags or only looked at is accepted", () => {
    expect(allow("dynamodb:GetItem", "arn:aws:dynamodb:us-east-1:111111111111:table/orders")).to.deep.equal([]);
    expect(allow("s3:GetObject", "arn:aws:s3:::reports/*")).to.deep.equal([]);
    expect(allow("secretsmanager:GetSecretValue", "arn:aws:secretsmanager:*:*:secret:shop/*")).to.deep.equal([]);
    expect(allow(["s3:ListAllMyBuckets", "dynamodb:DescribeTable"], "*")).to.deep.equal([]);
    const tagged = { Condition: { StringEquals: { "aws:ResourceTag/team": "shop" } } };
    expect(allow("secretsmanager:GetSecretValue", "*", tagged)).to.deep.equal([]);
    expect(answer({ Effect: "Deny", Action: "s3:GetObject", Resource: "*" })).to.deep.equal([]);
  });

  it("all of a service is another rule's", () => {
    expect(allow("s3:*", "*")).to.deep.equal([]);
    expect(allow("*", "*")).to.deep.equal([]);
  });

  it("what is not known is no pass", () => {
    const open = "what the statement lets one read everywhere is not known; decided at the update";
    expect(allow("s3:GetObject", unknown)).to.deep.equal([`unknown policy.Statement[0]: ${open}`]);
    expect(allow(unknown, "*")).to.deep.equal([`unknown policy.Statement[0]: ${open}`]);
    expect(allow("s3:PutObject", unknown)).to.deep.equal([]);
    expect(alone(iamDataStar, resource("aws:iam/policy:Policy", { policy: unknown }))).to.deep.equal([
      "unknown policy: what the policy lets one read everywhere is not known; decided at the update",
    ]);
  });
});
