import { expect } from "chai";
import { redshiftEncrypted } from "../../../../../policy-packs/guardrails/rules/databases/redshift-encrypted";
import { alone, resource, unknown } from "../../decide";

const answer = (props: object) => alone(redshiftEncrypted, resource("aws:redshift/cluster:Cluster", { ...props }));

describe("redshift-encrypted (K-13)", () => {
  it("an encrypted warehouse is accepted, also as a text, also by default", () => {
    for (const props of [{}, { encrypted: true }, { encrypted: "true" }]) expect(answer(props)).to.deep.equal([]);
  });

  it("one that is not is refused; what is not known is no pass", () => {
    for (const encrypted of [false, "false"]) {
      expect(answer({ encrypted })).to.deep.equal(["violation encrypted: the warehouse's storage is not encrypted"]);
    }
    expect(answer({ encrypted: unknown })[0]).to.match(/^unknown encrypted: /);
  });
});
