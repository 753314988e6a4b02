import { expect } from "chai";
import type { Waiver } from "../../../../lib/guardrail-pack";
import { catalog } from "../../../../policy-packs/guardrails/catalog";
import { refuseMistakes } from "../../../../policy-packs/guardrails/pack/team-mistakes";
import type { TeamRules } from "../../../../policy-packs/guardrails/pack/team-rules";

const waiver = (policy: string): Waiver => ({
  policy,
  resource: "urn:pulumi:dev::causeway::a:b:C::it",
  path: "",
  finding: "found",
  owner: "ana",
  reason: "because it is so",
  until: "2026-12-04",
});
const said = (team: Partial<TeamRules>): readonly string[] => {
  try {
    refuseMistakes(catalog, { config: {}, waivers: [], mend: [], ...team });
    return [];
  } catch (error) {
    return error instanceof Error ? error.message.split("\n  ").slice(1) : [];
  }
};

describe("mistakes in what a team asks of the guardrails", () => {
  it("a policy that there is not is refused in every place, with the one that was meant", () => {
    expect(said({ config: { "tag-requird": {} } })).to.deep.equal([
      "config: there is no policy tag-requird; did you mean tag-required?",
    ]);
    expect(said({ waivers: [waiver("rds-public"), waiver("net-sg-admin-prt")] })).to.deep.equal([
      "waivers[1]: there is no policy net-sg-admin-prt; did you mean net-sg-admin-port?",
    ]);
    expect(said({ config: { "tag-required": {} }, waivers: [waiver("net-sg-admin-port")] })).to.deep.equal([]);
  });

  it("a property that a policy has not is refused, and a value of another type", () => {
    const values = (config: Readonly<Record<string, unknown>>) => said({ config: { "tag-required": config } });
    expect(values({ tagz: ["Owner"] })).to.deep.equal([
      "config.tag-required: there is no property tagz; did you mean tags?",
    ]);
    expect(values({ tags: "Owner" })).to.deep.equal([
      'config.tag-required.tags: got "Owner", expected a list of texts',
    ]);
    expect(values({ tags: ["Owner", 1] })).to.have.length(1);
    expect(values({ tags: ["Owner"] })).to.deep.equal([]);
    expect(said({ config: { "rds-backup": { productionDays: "7" } } })).to.deep.equal([
      'config.rds-backup.productionDays: got "7", expected a number',
    ]);
    expect(said({ config: { "kms-rotation": { days: 1 } } })).to.have.length(1);
  });

  it("a policy that cannot mend is refused, with those that can", () => {
    const able = catalog.filter(({ mend }) => mend !== undefined).map(({ id }) => id);
    expect(said({ mend: ["rds-public", "tag-required"] })).to.deep.equal([
      `mend: rds-public cannot mend; those that can are ${able.join(", ")}`,
    ]);
    expect(said({ mend: able })).to.deep.equal([]);
  });

  it("every mistake is told at once", () => {
    expect(said({ config: { nothing: {} }, waivers: [waiver("nobody")], mend: ["none"] })).to.have.length(3);
  });
});
