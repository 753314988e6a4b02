import { expect } from "chai";
import { accountDefault, regionOf, sharesRegion } from "../../../../policy-packs/guardrails/facts/region";
import { readResource } from "../../../../policy-packs/guardrails/facts/resource";
import { stackOf } from "../../../../policy-packs/guardrails/facts/stack";
import { UNKNOWN } from "../../../../policy-packs/guardrails/facts/value";
import { resource, unknown } from "../decide";

const provider = (props: object) => ({ type: "pulumi:providers:aws", props: { ...props } });
const read = (props: object, of?: object) =>
  readResource(resource("a:b:C", { ...props }, of === undefined ? {} : { provider: provider(of) }));

describe("regions", () => {
  it("a resource's own region stands above its provider's", () => {
    expect(regionOf(read({ region: "eu-west-1" }, { region: "us-east-1" }))).to.equal("eu-west-1");
    expect(regionOf(read({}, { region: "us-east-1" }))).to.equal("us-east-1");
    expect(regionOf(read({ region: unknown }, { region: "us-east-1" }))).to.equal(UNKNOWN);
    expect(regionOf(read({}))).to.equal(undefined);
  });

  it("two lie in one region of one account by their regions and their providers' accounts", () => {
    const one = read({}, { region: "us-east-1", assumeRoles: [{ roleArn: "a" }], defaultTags: "x" });
    expect(sharesRegion(one, read({}, { region: "us-east-1", assumeRoles: [{ roleArn: "a" }] }))).to.equal(true);
    expect(sharesRegion(one, read({}, { region: "us-east-1", assumeRoles: [{ roleArn: "b" }] }))).to.equal(false);
    expect(sharesRegion(one, read({}, { region: "us-east-1", assumeRoles: unknown }))).to.equal(false);
    expect(sharesRegion(one, read({ region: "eu-west-1" }, { assumeRoles: [{ roleArn: "a" }] }))).to.equal(false);
    expect(sharesRegion(read({}), read({}))).to.equal(true);
  });

  it("a setting of the account is there, is not, or may be", () => {
    const of = read({});
    const answer = (...values: readonly (boolean | typeof UNKNOWN)[]) => {
      const stack = stackOf(values.map((_, index) => read({ index })));
      return accountDefault(stack, of, "a:b:C", ({ props }) => values[Number(props["index"])] ?? false);
    };
    expect(answer()).to.equal(false);
    expect(answer(false)).to.equal(false);
    expect(answer(false, UNKNOWN)).to.equal(UNKNOWN);
    expect(answer(UNKNOWN, true)).to.equal(true);
  });
});
