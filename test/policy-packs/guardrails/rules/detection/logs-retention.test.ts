import { expect } from "chai";
import { logsRetention } from "../../../../../policy-packs/guardrails/rules/detection/logs-retention";
import { alone, resource, unknown } from "../../decide";

const key = "arn:aws:kms:us-east-1:1:key/k";
const answer = (props: object, environment = "dev", config: object = {}) =>
  alone(logsRetention, resource("aws:cloudwatch/logGroup:LogGroup", { kmsKeyId: key, ...props }), environment, config);
const at = "violation retentionInDays:";

describe("logs-retention (K-17, X-32, E-122)", () => {
  for (const [environment, days] of [
    ["dev", 30],
    ["staging", 90],
    ["prod", 365],
    ["prod-pci", 365],
    ["shared", 30],
    ["sandbox", 1],
  ] as const) {
    it(`${environment} keeps records for ${days} days at least`, () => {
      expect(answer({ retentionInDays: days }, environment)).to.deep.equal([]);
      expect(answer({ retentionInDays: String(days + 1) }, environment)).to.deep.equal([]);
      expect(answer({}, environment)).to.deep.equal([
        `${at} records are kept for ever; expected an end, after ${days} days at least`,
      ]);
      if (days > 1) {
        expect(answer({ retentionInDays: days - 1 }, environment)).to.deep.equal([
          `${at} records are kept ${days - 1} days; expected ${days} at least`,
        ]);
      }
    });
  }

  it("0 means for ever; groups that only deliver keep what they are given for two days", () => {
    expect(answer({ retentionInDays: 0 })).to.have.length(1);
    expect(answer({ logGroupClass: "DELIVERY" })).to.deep.equal([]);
    expect(answer({ logGroupClass: "INFREQUENT_ACCESS" })).to.have.length(1);
  });

  it("the configuration sets another bound", () => {
    expect(answer({ retentionInDays: 30 }, "prod", { days: 30 })).to.deep.equal([]);
    expect(answer({ retentionInDays: 30 }, "dev", { days: 60 })).to.have.length(1);
  });

  it("the key is ours, also one that is being made", () => {
    expect(answer({ retentionInDays: 30, kmsKeyId: unknown })).to.deep.equal([]);
    expect(answer({ retentionInDays: 30, kmsKeyId: undefined })).to.deep.equal([
      "violation kmsKeyId: the records are not encrypted with a key of ours",
    ]);
  });

  it("what is not known is no pass", () => {
    expect(answer({ retentionInDays: unknown })).to.deep.equal([
      "unknown retentionInDays: how long records are kept is not known; decided at the update",
    ]);
  });
});
