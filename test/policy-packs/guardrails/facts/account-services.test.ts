import { expect } from "chai";
import type { ResourceFacts } from "../../../../lib/guardrail-pack";
import {
  ANALYZER,
  accountLacks,
  DETECTOR,
  HUB,
  RECORDER,
  TRAIL,
} from "../../../../policy-packs/guardrails/facts/account-services";
import { readResource } from "../../../../policy-packs/guardrails/facts/resource";
import { stackOf } from "../../../../policy-packs/guardrails/facts/stack";
import { environmentOf } from "../../../../policy-packs/guardrails/pack/environment";
import { resource } from "../decide";

const STACK = resource("pulumi:pulumi:Stack", {}, { name: "stack" });
const bucket = resource("aws:s3/bucket:Bucket", {}, { name: "bucket" });
const service = (type: string) => resource(type, {}, { name: "service" });
const lacking = (facts: readonly ResourceFacts[], config: Readonly<Record<string, unknown>> = {}) =>
  accountLacks(
    stackOf(facts.map((each) => readResource(each))),
    { environment: environmentOf("prod"), config },
    "none",
  ).map(({ kind, message, resource: { name } }) => `${kind} ${name}: ${message}`);

describe("who looks after an account", () => {
  it("the stack that makes one of the account's services, which is told of the stack or of the service", () => {
    for (const type of [RECORDER, DETECTOR, HUB, ANALYZER]) {
      expect(lacking([STACK, bucket, service(type)])).to.deep.equal(["violation stack: none"]);
      expect(lacking([bucket, service(type)])).to.deep.equal(["violation service: none"]);
    }
  });

  it("not a stack that makes none, nor one that has a trail of its own", () => {
    expect(lacking([STACK, bucket])).to.deep.equal([]);
    expect(lacking([STACK, service(TRAIL)])).to.deep.equal([]);
    expect(lacking([])).to.deep.equal([]);
  });

  it("the configuration decides either way", () => {
    expect(lacking([STACK, bucket], { owner: true })).to.deep.equal(["violation stack: none"]);
    expect(lacking([STACK, service(HUB)], { owner: false })).to.deep.equal([]);
  });
});
