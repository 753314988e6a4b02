import { expect } from "chai";
import { ssmDocPrivate } from "../../../../../policy-packs/guardrails/rules/secrets/ssm-doc-private";
import { alone, resource, unknown } from "../../decide";

const answer = (permissions?: unknown) =>
  alone(ssmDocPrivate, resource("aws:ssm/document:Document", permissions === undefined ? {} : { permissions }));
const shared = (ids: unknown) => answer({ type: "Share", account_ids: ids });
const refused = ["violation permissions.account_ids: the document is shared with everybody who has an AWS account"];

describe("ssm-doc-private", () => {
  it("shared with all is refused, in any spelling", () => {
    for (const ids of ["All", "all", "111111111111, All", ["All"]]) expect(shared(ids)).to.deep.equal(refused);
  });

  it("shared with all is refused under the name that other properties would have", () => {
    expect(answer({ type: "Share", accountIds: "All" })).to.deep.equal([
      "violation permissions.accountIds: the document is shared with everybody who has an AWS account",
    ]);
    expect(answer({ account_ids: unknown, accountIds: "All" })).to.have.length(1);
    expect(answer({ type: "Share", accountIds: "111111111111" })).to.deep.equal([]);
  });

  it("named accounts and nobody are accepted", () => {
    expect(shared("111111111111,222222222222")).to.deep.equal([]);
    expect(answer()).to.deep.equal([]);
    expect(answer({})).to.deep.equal([]);
  });

  it("accounts that are not known are no pass", () => {
    const open = [
      "unknown permissions.account_ids: whom the document is shared with is not known; decided at the update",
    ];
    expect(shared(unknown)).to.deep.equal(open);
    expect(answer(unknown)).to.deep.equal(open);
  });

  it("the account does not let anybody share with everybody", () => {
    const setting = (settingId: string, settingValue: unknown) =>
      alone(ssmDocPrivate, resource("aws:ssm/serviceSetting:ServiceSetting", { settingId, settingValue }));
    const name = "/ssm/documents/console/public-sharing-permission";
    for (const id of [name, `arn:aws:ssm:us-east-1:111111111111:servicesetting${name}`]) {
      expect(setting(id, "Enable")).to.deep.equal([
        "violation settingValue: documents of the account may be shared with everybody",
      ]);
      expect(setting(id, "Disable")).to.deep.equal([]);
      expect(setting(id, unknown)).to.have.length(1);
    }
    expect(setting("/ssm/parameter-store/high-throughput-enabled", "true")).to.deep.equal([]);
  });
});
