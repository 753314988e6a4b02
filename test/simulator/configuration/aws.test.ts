import { expect } from "chai";
import { awsConfiguration } from "../../../simulator/configuration/aws";
import { CloudError } from "../../../simulator/errors";
import { type Properties, UNKNOWN } from "../../../simulator/values";
import { THING, toyProvider, USER } from "../protocol/toy-provider";

const region = { region: "us-east-1" };
const role = (account: string): string => `arn:aws:iam::${account}:role/deploy`;
const home = (settings: Properties) => awsConfiguration.home({ ...region, ...settings });

describe("awsConfiguration", () => {
  it("works in 111111111111 unless a role or allowed accounts say otherwise", () => {
    expect(home({})).to.deep.equal({ account: "111111111111", region: "us-east-1" });
    expect(home({ allowedAccountIds: '["222222222222"]' }).account).to.equal("222222222222");
    expect(home({ assumeRoles: JSON.stringify([{ roleArn: role("333333333333") }]) }).account).to.equal("333333333333");
    expect(home({ assumeRole: { roleArn: role("333333333333") } }).account).to.equal("333333333333");
    const chain = [{ roleArn: role("333333333333") }, { roleArn: role("444444444444") }];
    expect(home({ assumeRoles: chain, allowedAccountIds: ["444444444444"] }).account).to.equal("444444444444");
  });

  it("refuses an account that is not allowed or is forbidden, and names both", () => {
    const assumed = { assumeRoles: [{ roleArn: role("333333333333") }] };
    expect(() => home({ ...assumed, allowedAccountIds: ["222222222222"] })).to.throw(
      CloudError,
      `AWS account ID not allowed: 333333333333 (of the role ${role("333333333333")}); allowedAccountIds has 222222222222`,
    );
    expect(() => home({ ...assumed, forbiddenAccountIds: ["333333333333"] })).to.throw(
      CloudError,
      "AWS account ID forbidden: 333333333333; forbiddenAccountIds has 333333333333",
    );
    expect(home({ ...assumed, forbiddenAccountIds: ["222222222222"] }).account).to.equal("333333333333");
  });

  it("names what is wrong with the settings; what is not known yet is not judged", () => {
    const reasons = (settings: Properties) =>
      awsConfiguration.problems(settings).map(({ property, reason }) => `${property}: ${reason}`);
    expect(reasons({})).to.deep.equal(["region: no region is set; set aws:region, or the region of the provider"]);
    expect(reasons({ region: "moon" })).to.deep.equal(['region: "moon" is no region; expected one such as us-east-1']);
    expect(reasons({ ...region, assumeRoles: [{ roleArn: "x" }] })).to.deep.equal([
      "assumeRoles: x is no ARN of a role; expected arn:aws:iam::ACCOUNT:role/NAME",
    ]);
    expect(reasons({ ...region, allowedAccountIds: '["12"]', forbiddenAccountIds: '["333333333333"]' })).to.deep.equal([
      "allowedAccountIds: 12 is no account id; expected twelve digits",
      "forbiddenAccountIds: it cannot be given together with allowedAccountIds; keep one of them",
    ]);
    expect(reasons({ region: UNKNOWN, assumeRoles: [{ roleArn: UNKNOWN }], allowedAccountIds: UNKNOWN })).to.deep.equal(
      [],
    );
  });

  it("fills in region and tagsAll as the real provider does", async () => {
    const thing = await toyProvider.facts.of(THING);
    const user = await toyProvider.facts.of(USER);
    if (thing === undefined || user === undefined) throw new Error("the toy has lost its types");
    const settings = {
      ...region,
      defaultTags: '{"tags":{"Owner":"us","Env":"dev","tmp:x":"1"}}',
      ignoreTags: { keys: ["Env"], keyPrefixes: ["tmp:"] },
    };
    expect(awsConfiguration.prepare({ tags: { Owner: "me" } }, thing, settings)).to.deep.equal({
      tags: { Owner: "me" },
      region: "us-east-1",
      tagsAll: { Owner: "me" },
    });
    expect(awsConfiguration.prepare({ region: "eu-west-1" }, thing, region)).to.deep.equal({
      region: "eu-west-1",
      tagsAll: {},
    });
    expect(awsConfiguration.prepare({}, user, region)).to.deep.equal({ tagsAll: {} });
    expect(awsConfiguration.prepare({ tags: UNKNOWN }, user, region)).to.deep.equal({
      tags: UNKNOWN,
      tagsAll: UNKNOWN,
    });
  });
});
