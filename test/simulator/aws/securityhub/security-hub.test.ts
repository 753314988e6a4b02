import { expect } from "chai";
import { securityHubService } from "../../../../simulator/aws/securityhub/service";
import * as types from "../../../../simulator/aws/types";
import { lawWorld, refusal } from "../../law-world";

const subscriptionType = "aws:securityhub/standardsSubscription:StandardsSubscription";
const BEST_PRACTICES = "standards/aws-foundational-security-best-practices/v/1.0.0";

function hub() {
  const world = lawWorld(securityHubService.laws);
  const subscribe = (standardsArn: string) => world.create(subscriptionType, { standardsArn });
  return { world, account: () => world.create(types.securityHubType, {}), subscribe };
}

describe("securityHubAccountLaw", () => {
  it("is on once in a region", () => {
    const { world, account } = hub();
    const made = account();
    expect(made.id).to.equal("111111111111");
    expect(made.outputs).to.include({
      arn: "arn:aws:securityhub:eu-west-1:111111111111:hub/default",
      controlFindingGenerator: "SECURITY_CONTROL",
      autoEnableControls: true,
    });
    expect(refusal(() => account())).to.equal(
      "ResourceConflictException: Account is already subscribed to Security Hub in eu-west-1.",
    );
    world.create(types.securityHubType, {}, { account: "111111111111", region: "eu-central-1" });
  });
});

describe("standardsSubscriptionLaw", () => {
  it("needs Security Hub, and a standard of its region", () => {
    const { account, subscribe } = hub();
    const arn = `arn:aws:securityhub:eu-west-1::${BEST_PRACTICES}`;
    expect(refusal(() => subscribe(arn))).to.equal(
      "InvalidAccessException: Account 111111111111 is not subscribed to AWS Security Hub. Switch it on first.",
    );
    account();
    expect(subscribe(arn).id).to.equal(
      "arn:aws:securityhub:eu-west-1:111111111111:subscription/aws-foundational-security-best-practices/v/1.0.0",
    );
    for (const wrong of [
      `arn:aws:securityhub:us-east-1::${BEST_PRACTICES}`,
      "arn:aws:securityhub:eu-west-1::standards/cis-aws-foundations-benchmark/v/1.2.0",
      "arn:aws:securityhub:eu-west-1::standards/pci-dss/v/9",
      "pci-dss",
    ])
      expect(refusal(() => subscribe(wrong))).to.equal(
        `InvalidInputException: The StandardsArn ${wrong} is no standard of eu-west-1; expected one such as arn:aws:securityhub:eu-west-1::${BEST_PRACTICES}.`,
      );
    subscribe("arn:aws:securityhub:::ruleset/cis-aws-foundations-benchmark/v/1.2.0");
    subscribe("arn:aws:securityhub:eu-west-1::standards/cis-aws-foundations-benchmark/v/3.0.0");
  });
});
