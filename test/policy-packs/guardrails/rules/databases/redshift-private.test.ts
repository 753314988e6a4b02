import { expect } from "chai";
import { redshiftPrivate } from "../../../../../policy-packs/guardrails/rules/databases/redshift-private";
import { alone, resource, unknown } from "../../decide";

describe("redshift-private (D-013)", () => {
  for (const type of ["aws:redshift/cluster:Cluster", "aws:redshiftserverless/workgroup:Workgroup"]) {
    it(`${type}: without a public address it is accepted, also by default; with one refused`, () => {
      const answer = (props: object) => alone(redshiftPrivate, resource(type, { ...props }));
      expect(answer({})).to.deep.equal([]);
      expect(answer({ publiclyAccessible: false })).to.deep.equal([]);
      expect(answer({ publiclyAccessible: true })).to.deep.equal([
        "violation publiclyAccessible: the warehouse has a public address",
      ]);
      expect(answer({ publiclyAccessible: unknown })[0]).to.match(/^unknown publiclyAccessible: /);
    });
  }
});
