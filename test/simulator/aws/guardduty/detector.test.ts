import { expect } from "chai";
import { guardDutyService } from "../../../../simulator/aws/guardduty/service";
import * as types from "../../../../simulator/aws/types";
import type { Properties } from "../../../../simulator/values";
import { lawWorld, refusal } from "../../law-world";

const token = "aws:guardduty/getDetector:getDetector";

describe("detectorLaw", () => {
  it("is one in a region", () => {
    const world = lawWorld(guardDutyService.laws);
    const made = world.create(types.detectorType, {});
    expect(made.id).to.match(/^[0-9a-f]{32}$/);
    expect(made.outputs).to.include({
      accountId: "111111111111",
      arn: `arn:aws:guardduty:eu-west-1:111111111111:detector/${made.id}`,
      findingPublishingFrequency: "SIX_HOURS",
    });
    expect(refusal(() => world.create(types.detectorType, {}))).to.equal(
      `BadRequestException: The request is rejected because a detector already exists for the current account (${made.id} in eu-west-1).`,
    );
    world.create(types.detectorType, {}, { account: "111111111111", region: "eu-central-1" });
  });

  it("tells of findings as often as AWS offers", () => {
    const world = lawWorld(guardDutyService.laws);
    const problems = (findingPublishingFrequency: string) =>
      world.problems(types.detectorType, { findingPublishingFrequency });
    expect(problems("DAILY")).to.deep.equal([
      'findingPublishingFrequency: findingPublishingFrequency is "DAILY"; expected FIFTEEN_MINUTES, ONE_HOUR or SIX_HOURS.',
    ]);
    expect(problems("ONE_HOUR")).to.deep.equal([]);
  });
});

describe("getDetector", () => {
  it("finds the region's detector, or says that there is none", () => {
    const world = lawWorld(guardDutyService.laws);
    const call = (args: Properties) => guardDutyService.functions[token]?.(args, world.context(token));
    expect(refusal(() => call({}))).to.equal("BadRequestException: There is no GuardDuty detector in eu-west-1.");
    const made = world.create(types.detectorType, { enable: false });
    expect(call({})).to.include({ id: made.id, status: "DISABLED" });
    expect(refusal(() => call({ id: "x" }))).to.equal(
      "BadRequestException: There is no GuardDuty detector x in eu-west-1.",
    );
  });
});
