import { expect } from "chai";
import { Notifications } from "../../../components/observability/notifications";
import { record } from "../../support/pulumi-mocks";
import { scope } from "../../support/scope";

const make = () => new Notifications("notices", { scope, keyArn: "arn:key", alertEmails: ["devops@company.com"] });

describe("Notifications", () => {
  it("are three encrypted topics with mail subscriptions (E-110, A-056)", async () => {
    const { recorded } = await record(make);
    expect(recorded.names()).to.deep.equal([
      "notices-critical",
      "notices-critical-devops-company-com",
      "notices-critical-policy",
      "notices-security",
      "notices-security-devops-company-com",
      "notices-security-policy",
      "notices-warning",
      "notices-warning-devops-company-com",
      "notices-warning-policy",
    ]);
    expect(recorded.get("notices-critical").inputs).to.deep.include({
      name: "causeway-dev-critical",
      kmsMasterKeyId: "arn:key",
    });
    expect(recorded.get("notices-critical-devops-company-com").inputs).to.deep.include({
      protocol: "email",
      endpoint: "devops@company.com",
    });
  });

  it("are published to by alarms, events and budgets only, over TLS (A-056, D-024)", async () => {
    const { recorded } = await record(make);
    expect(recorded.json("notices-security-policy").Statement).to.deep.equal([
      {
        Sid: "AlarmsOfThisAccount",
        Effect: "Allow",
        Principal: { Service: "cloudwatch.amazonaws.com" },
        Action: "sns:Publish",
        Resource: "arn:aws:sns:us-east-1:111111111111:causeway-dev-security",
        Condition: { StringEquals: { "aws:SourceAccount": "111111111111" } },
      },
      {
        Sid: "EventsOfThisAccount",
        Effect: "Allow",
        Principal: { Service: "events.amazonaws.com" },
        Action: "sns:Publish",
        Resource: "arn:aws:sns:us-east-1:111111111111:causeway-dev-security",
      },
      {
        Sid: "BudgetsOfThisAccount",
        Effect: "Allow",
        Principal: { Service: "budgets.amazonaws.com" },
        Action: "sns:Publish",
        Resource: "arn:aws:sns:us-east-1:111111111111:causeway-dev-security",
        Condition: {
          StringEquals: { "aws:SourceAccount": "111111111111" },
          ArnLike: { "aws:SourceArn": "arn:aws:budgets::111111111111:*" },
        },
      },
      {
        Sid: "DenyInsecureTransport",
        Effect: "Deny",
        Principal: "*",
        Action: "sns:Publish",
        Resource: "arn:aws:sns:us-east-1:111111111111:causeway-dev-security",
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ]);
  });
});
