import { expect } from "chai";
import { type Properties, UNKNOWN, type Value } from "../../../../policy-packs/guardrails/facts/value";
import { selectsLabels } from "../../../../policy-packs/guardrails/kubernetes/label-selectors";

const labels = { app: "web", tier: "front" };
const expression = (operator: string, key: string, ...values: Value[]): Properties => ({
  matchExpressions: [{ key, operator, values }],
});

describe("selectors of labels", () => {
  it("an empty one means everything", () => {
    for (const selector of [{}, undefined, null, { matchLabels: {}, matchExpressions: [] }]) {
      expect(selectsLabels(selector, labels)).to.equal(true);
    }
  });

  it("labels are equal, all of them", () => {
    expect(selectsLabels({ matchLabels: { app: "web", tier: "front" } }, labels)).to.equal(true);
    expect(selectsLabels({ matchLabels: { app: "web", tier: "back" } }, labels)).to.equal(false);
    expect(selectsLabels({ matchLabels: { other: "web" } }, labels)).to.equal(false);
  });

  it("expressions hold, as Kubernetes reads them", () => {
    expect(selectsLabels(expression("Exists", "app"), labels)).to.equal(true);
    expect(selectsLabels(expression("DoesNotExist", "app"), labels)).to.equal(false);
    expect(selectsLabels(expression("DoesNotExist", "other"), labels)).to.equal(true);
    expect(selectsLabels(expression("In", "app", "api", "web"), labels)).to.equal(true);
    expect(selectsLabels(expression("In", "app", "api"), labels)).to.equal(false);
    expect(selectsLabels(expression("In", "other", "web"), labels)).to.equal(false);
    expect(selectsLabels(expression("NotIn", "app", "web"), labels)).to.equal(false);
    expect(selectsLabels(expression("NotIn", "other", "web"), labels)).to.equal(true);
    const both = { matchLabels: { app: "web" }, ...expression("In", "tier", "back") };
    expect(selectsLabels(both, labels)).to.equal(false);
  });

  it("what is not known is neither, as far as it matters", () => {
    expect(selectsLabels(UNKNOWN, labels)).to.equal(UNKNOWN);
    expect(selectsLabels({ matchLabels: { app: UNKNOWN } }, labels)).to.equal(UNKNOWN);
    expect(selectsLabels({ matchLabels: { app: UNKNOWN, tier: "back" } }, labels)).to.equal(false);
    expect(selectsLabels(expression("In", "app", UNKNOWN), labels)).to.equal(UNKNOWN);
    expect(selectsLabels(expression("In", "app", UNKNOWN, "web"), labels)).to.equal(true);
  });
});
