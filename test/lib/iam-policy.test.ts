import { expect } from "chai";
import { denyInsecureTransport, policyDocument, serviceTrust } from "../../lib/iam-policy";

describe("policyDocument", () => {
  it("is a document of 2012-10-17 with the statements in order", () => {
    const allow = { Sid: "A", Effect: "Allow", Action: "s3:GetObject", Resource: "*" } as const;
    const deny = { Sid: "B", Effect: "Deny", Action: "s3:*", Resource: "*" } as const;
    expect(policyDocument([allow, deny])).to.deep.equal({ Version: "2012-10-17", Statement: [allow, deny] });
  });
});

describe("serviceTrust", () => {
  it("trusts one service, for one account where the service says for whom it acts (D-021)", () => {
    expect(serviceTrust("ec2.amazonaws.com")).to.deep.equal({
      Sid: "AssumedByService",
      Effect: "Allow",
      Principal: { Service: "ec2.amazonaws.com" },
      Action: "sts:AssumeRole",
    });
    expect(serviceTrust("config.amazonaws.com", "111111111111").Condition).to.deep.equal({
      StringEquals: { "aws:SourceAccount": "111111111111" },
    });
  });
});

describe("denyInsecureTransport", () => {
  it("denies everyone whatever does not come over TLS (D-024)", () => {
    expect(denyInsecureTransport("s3:*", ["arn:aws:s3:::a", "arn:aws:s3:::a/*"])).to.deep.equal({
      Sid: "DenyInsecureTransport",
      Effect: "Deny",
      Principal: "*",
      Action: "s3:*",
      Resource: ["arn:aws:s3:::a", "arn:aws:s3:::a/*"],
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    });
  });
});
