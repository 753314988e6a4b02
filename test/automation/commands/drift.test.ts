import { expect } from "chai";
import { drift, driftOfResource, driftText } from "../../../automation/commands/drift";
import { blockHome, copyStackFiles, quietContext, writeState } from "../../support/command-context";
import { rejection } from "../../support/rejection";
import { temporaryFolder } from "../../support/temporary-folder";

const urn = "urn:pulumi:dev::causeway::aws:ec2/subnet:Subnet::app-1";
const type = "aws:ec2/subnet:Subnet";

describe("drift", () => {
  const folder = temporaryFolder();
  const context = () => quietContext(folder());

  it("refuses when no stack was brought up", async () => {
    copyStackFiles(folder());
    expect(await rejection(drift(context(), {}))).to.include({
      kind: "usage",
      exitCode: 2,
      message: "no stack was brought up, so there is nothing to compare",
      remedy: "run ./causeway up --stack shared",
    });
  });

  it("refuses a stack that was not brought up, by its own name, whatever others were", async () => {
    copyStackFiles(folder());
    writeState(context(), "dev", [{ urn, type }]);
    writeState(context(), "staging", []);
    expect(await rejection(drift(context(), { stack: "test" }))).to.include({
      kind: "usage",
      exitCode: 2,
      message: "staging was not brought up",
      remedy: "run ./causeway up --stack staging first",
    });
  });

  it("goes on with one that was, named or not: here as far as a home that cannot be written", async () => {
    copyStackFiles(folder());
    writeState(context(), "dev", [{ urn, type }]);
    blockHome(context());
    expect(await rejection(drift(context(), { stack: "dev" }))).to.have.property("kind", "state");
    expect(await rejection(drift(context(), {}))).to.have.property("kind", "state");
  });
});

describe("driftOfResource", () => {
  it("has what the state expects and what was found, by path", () => {
    const properties = [{ path: "tags.Owner", before: "ana", after: "raj" }];
    expect(driftOfResource({ urn, type, operation: "update", properties })).to.deep.equal({
      urn,
      properties: [{ path: "tags.Owner", expected: "ana", found: "raj" }],
    });
  });

  it("says of a resource that is gone that it is, and nothing of its properties", () => {
    const properties = [{ path: "cidrBlock", before: "10.0.0.0/24", after: undefined }];
    expect(driftOfResource({ urn, type, operation: "delete", properties })).to.deep.equal({
      urn,
      properties: [{ path: "", expected: "there", found: "gone" }],
    });
  });
});

describe("driftText", () => {
  it("says when there is none", () => {
    expect(driftText({ name: "dev", drifted: false, resources: [] })).to.equal("dev   no drift");
  });

  it("has each resource with each property, expected and found", () => {
    const gone = driftOfResource({ urn, type, operation: "delete", properties: [] });
    const changed = driftOfResource({
      urn: `${urn}-b`,
      type,
      operation: "update",
      properties: [{ path: "tags.Owner", before: "ana", after: undefined }],
    });
    const text = driftText({ name: "dev", drifted: true, resources: [gone, changed] });
    expect(text.split("\n")).to.deep.equal([
      "dev   2 drifted",
      "  ~ app-1",
      '      (resource)  expected "there"  found "gone"',
      "  ~ app-1-b",
      '      tags.Owner  expected "ana"  found (none)',
    ]);
  });
});
