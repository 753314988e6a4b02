import { expect } from "chai";
import { recordedFacts } from "../../../../automation/engine/services/recorded-facts";
import type { ResourceFacts } from "../../../../lib/guardrail-pack";

const UNKNOWN_TEXT = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const secret = (value: unknown) => ({
  "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
  value,
});
const urn = "urn:pulumi:dev::p::a:b:C::it";
const record = (props: object, asked: object, provider?: object) => {
  const facts: ResourceFacts = {
    type: "a:b:C",
    name: "it",
    urn,
    props: { ...props },
    ...(provider === undefined ? {} : { provider: { type: "pulumi:providers:a", props: { ...provider } } }),
  };
  return recordedFacts([facts], new Map([[urn, { ...asked }]]))[0];
};

describe("recordedFacts", () => {
  it("has what the provider says, else what was asked for", () => {
    expect(record({ size: 2, kept: "by AWS" }, { size: 1, zone: "a" })?.props).to.deep.equal({
      size: 2,
      kept: "by AWS",
      zone: "a",
    });
  });

  it("what only the provider adds and does not know yet is not there; what was asked for and is not known is", () => {
    expect(record({ arn: UNKNOWN_TEXT, key: UNKNOWN_TEXT }, { key: UNKNOWN_TEXT })?.props).to.deep.equal({
      key: UNKNOWN_TEXT,
    });
  });

  it("no secret is in it, at any depth, of the resource or of its provider", () => {
    const canary = "canary-7f3a";
    const facts = record(
      { password: secret(canary), list: [{ token: secret(canary) }], plain: 1 },
      {},
      {
        accessKey: secret(canary),
        region: "us-east-1",
      },
    );
    expect(JSON.stringify(facts)).not.to.include(canary);
    expect(facts?.props).to.deep.equal({
      password: { unknown: true },
      list: [{ token: { unknown: true } }],
      plain: 1,
    });
    expect(facts?.provider?.props).to.deep.equal({ accessKey: { unknown: true }, region: "us-east-1" });
  });
});
