import { expect } from "chai";
import { mwaaPrivate } from "../../../../../policy-packs/guardrails/rules/applications/mwaa-private";
import { alone, resource, unknown } from "../../decide";

const environment = (props: object) => alone(mwaaPrivate, resource("aws:mwaa/environment:Environment", { ...props }));

describe("mwaa-private (D-009)", () => {
  it("the page is in the network alone, unless somebody says otherwise", () => {
    for (const webserverAccessMode of ["PUBLIC_ONLY", "public_only"]) {
      expect(environment({ webserverAccessMode })).to.deep.equal([
        "violation webserverAccessMode: the page is on the internet",
      ]);
    }
    expect(environment({ webserverAccessMode: "PRIVATE_ONLY" })).to.deep.equal([]);
    expect(environment({})).to.deep.equal([]);
    expect(environment({ webserverAccessMode: unknown })).to.have.length(1);
  });
});
