import { expect } from "chai";
import { iamMaxSession } from "../../../../../policy-packs/guardrails/rules/identity/iam-max-session";
import { alone, resource, unknown } from "../../decide";

const on = (props: object, config: object = {}) =>
  alone(iamMaxSession, resource("aws:iam/role:Role", { ...props }), "dev", config);

describe("iam-max-session (K-11, A-044, C-026)", () => {
  it("refuses sessions of more than an hour; not set they last one", () => {
    expect(on({ maxSessionDuration: 3601 })).to.deep.equal([
      "violation maxSessionDuration: sessions may last longer than 3600 seconds",
    ]);
    expect(on({ maxSessionDuration: "43200" })).to.have.length(1);
    expect(on({ maxSessionDuration: 3600 })).to.deep.equal([]);
    expect(on({})).to.deep.equal([]);
  });

  it("refuses them of permission sets, which write them in words of their own", () => {
    const signedIn = (sessionDuration: unknown, config: object = {}) =>
      alone(iamMaxSession, resource("aws:ssoadmin/permissionSet:PermissionSet", { sessionDuration }), "dev", config);
    expect(signedIn("PT12H")).to.deep.equal(["violation sessionDuration: sessions may last longer than 3600 seconds"]);
    for (const long of ["PT1H1S", "PT90M", "P1D", "PT3601S"]) expect(signedIn(long), long).to.have.length(1);
    for (const short of ["PT1H", "PT60M", "PT3600S", undefined]) expect(signedIn(short)).to.deep.equal([]);
    expect(signedIn("PT8H", { seconds: 28_800 })).to.deep.equal([]);
    expect(signedIn(unknown)[0]).to.match(/^unknown sessionDuration: /);
  });

  it("takes another length from its configuration", () => {
    expect(on({ maxSessionDuration: 7200 }, { seconds: 7200 })).to.deep.equal([]);
  });

  it("what is not known is no pass", () => {
    expect(on({ maxSessionDuration: unknown })[0]).to.match(/^unknown maxSessionDuration: /);
  });
});
