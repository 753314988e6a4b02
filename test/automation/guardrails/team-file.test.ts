import { expect } from "chai";
import { readTeamFile } from "../../../automation/guardrails/team-file";

const waiver = `
waivers:
  - policy: rds-backup
    resource: urn:pulumi:prod::causeway::aws:rds/instance:Instance::database
    path: backupRetentionPeriod
    finding: kept 7 days
    owner: ana
    reason: kept elsewhere for longer
    until: 2026-12-04
`;

/** The problems that are told of a text. */
function refusal(text: string): string[] {
  try {
    readTeamFile(text, "guardrails.yaml");
  } catch (error) {
    return error instanceof Error ? error.message.split("\n").slice(1) : [];
  }
  return expect.fail("it was expected to be refused, and was not");
}

describe("readTeamFile", () => {
  it("reads configuration, waivers and what may mend; an empty file asks for nothing", () => {
    expect(
      readTeamFile(`config:\n  tag-required:\n    tags: [Owner]\nmend: [tag-required]\n${waiver}`, "guardrails.yaml"),
    ).to.deep.equal({
      config: { "tag-required": { tags: ["Owner"] } },
      waivers: [
        {
          policy: "rds-backup",
          resource: "urn:pulumi:prod::causeway::aws:rds/instance:Instance::database",
          path: "backupRetentionPeriod",
          finding: "kept 7 days",
          owner: "ana",
          reason: "kept elsewhere for longer",
          until: "2026-12-04",
        },
      ],
      mend: ["tag-required"],
    });
    expect(readTeamFile("", "guardrails.yaml")).to.deep.equal({ config: {}, waivers: [], mend: [] });
    expect(refusal("mend: [Tag Required]")).to.deep.equal([
      "  mend.0: the id of a policy that can mend: RULES.md says which",
    ]);
  });

  it("a waiver may be for the same resource of several stacks", () => {
    const urns = ["dev", "prod"].map((stack) => `urn:pulumi:${stack}::causeway::aws:rds/instance:Instance::database`);
    const text = waiver.replace(/resource: .*/, `resource: [${urns.join(", ")}]`);
    expect(readTeamFile(text, "guardrails.yaml").waivers.map(({ resource }) => resource)).to.deep.equal(urns);
    expect(refusal(waiver.replace(/resource: .*/, "resource: []")).length).to.equal(1);
  });

  it("no waiver without an owner, a reason and an end", () => {
    for (const field of ["owner", "reason", "until"]) {
      const without = waiver.replace(new RegExp(`    ${field}: .*\\n`), "");
      expect(refusal(without)).to.deep.equal([
        `  waivers.0.${field}: Invalid input: expected string, received undefined`,
      ]);
    }
    expect(refusal(waiver.replace("kept elsewhere for longer", "because"))).to.deep.equal([
      "  waivers.0.reason: say why it may be so: 10 characters at least",
    ]);
  });

  it("no pattern in the place of a resource, no day that the calendar does not have", () => {
    expect(refusal(waiver.replace("Instance::database", "Instance::*"))).to.deep.equal([
      "  waivers.0.resource: one resource's URN, without patterns",
    ]);
    expect(refusal(waiver.replace("2026-12-04", "2026-02-30"))).to.deep.equal(["  waivers.0.until: Invalid ISO date"]);
  });

  it("an unknown word and a file that is no YAML are refused", () => {
    expect(refusal("waiver: []")).to.deep.equal(['  the file: Unrecognized key: "waiver"']);
    expect(refusal("a: [").length).to.be.greaterThan(0);
  });
});
