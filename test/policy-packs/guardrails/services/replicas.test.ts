import { expect } from "chai";
import { readResource } from "../../../../policy-packs/guardrails/facts/resource";
import { violation } from "../../../../policy-packs/guardrails/pack/rule";
import { inlineReplicas } from "../../../../policy-packs/guardrails/services/replicas";
import { resource, unknown } from "../decide";

const asked = (replicas: unknown) =>
  inlineReplicas(readResource(resource("a:b:C", { replicas })), ({ ok }) =>
    ok === true ? [] : [violation("ok", "no")],
  ).map(({ kind, path }) => `${kind} ${path}`);

describe("copies in other regions that a resource names itself", () => {
  it("each is asked, at its place", () => {
    expect(asked([{ ok: true }, { ok: false }])).to.deep.equal(["violation replicas[1].ok"]);
    expect(asked(undefined)).to.deep.equal([]);
    expect(asked([null])).to.deep.equal([]);
  });

  it("copies that are not known are no pass", () => {
    expect(asked(unknown)).to.deep.equal(["unknown replicas"]);
    expect(asked([{ ok: true }, unknown])).to.deep.equal(["unknown replicas[1]"]);
  });
});
