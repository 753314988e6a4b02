import { expect } from "chai";
import type { ChangedResource } from "../../../automation/engine/operation-log";
import {
  changedText,
  changesText,
  nameOf,
  secondsText,
  shortType,
  valueText,
} from "../../../automation/reporting/operation-text";

const changed = (operation: ChangedResource["operation"], name: string, type = "aws:ec2/subnet:Subnet") => ({
  urn: `urn:pulumi:dev::causeway::${type}::${name}`,
  type,
  operation,
  properties: [{ path: "cidrBlock", before: "10.0.0.0/24", after: "10.0.1.0/24" }],
});

describe("the text of an operation", () => {
  it("counts in signs and words", () => {
    expect(changesText({ create: 3, update: 2, replace: 1, delete: 4, same: 294 })).to.equal(
      "+ 3 create   ~ 2 update   ± 1 replace   − 4 delete   294 same",
    );
    expect(changesText({ create: 0, update: 0, replace: 0, delete: 0, same: 7 })).to.equal("no changes   7 same");
  });

  it("lists what may interrupt a service first, and counts what is created", () => {
    const text = changedText([
      changed("create", "a"),
      changed("update", "b"),
      changed("create", "c"),
      changed("replace", "d"),
      changed("delete", "e", "aws:rds/instance:Instance"),
    ]);
    expect(text.split("\n")).to.deep.equal([
      "  ± replace  ec2.Subnet  d",
      '      cidrBlock  "10.0.0.0/24" → "10.0.1.0/24"',
      "  − delete  rds.Instance  e",
      "  ~ update  ec2.Subnet  b",
      '      cidrBlock  "10.0.0.0/24" → "10.0.1.0/24"',
      "  + create  2 ec2.Subnet",
    ]);
  });

  it("cuts a long list with a count, and counts deletes by type when they are many", () => {
    const updates = Array.from({ length: 45 }, (_, at) => changed("update", `n${at}`));
    expect(changedText(updates).split("\n").at(-1)).to.equal("  and 5 more");
    const deletes = Array.from({ length: 45 }, (_, at) => changed("delete", `n${at}`));
    expect(changedText(deletes)).to.equal("  − delete  45 ec2.Subnet");
    expect(changedText(deletes.slice(0, 40)).split("\n")).to.have.length(40);
  });

  it("names resources and types so that people read them", () => {
    expect(nameOf("urn:pulumi:dev::causeway::causeway:network:Network$aws:ec2/vpc:Vpc::main-vpc")).to.equal("main-vpc");
    expect(shortType("aws:ec2/subnet:Subnet")).to.equal("ec2.Subnet");
    expect(shortType("awsx:ec2:Vpc")).to.equal("awsx.ec2.Vpc");
    expect(shortType("kubernetes:core/v1:Namespace")).to.equal("kubernetes.core.Namespace");
  });

  it("shows values in one line, says what is not known, and cuts the middle of what is long", () => {
    expect(valueText(undefined)).to.equal("(none)");
    expect(valueText("04da6b54-80e4-46f7-96ec-b56ff0331ba9")).to.equal("known after the update");
    expect(valueText({ a: [1, "b"] })).to.equal('{"a":[1,"b"]}');
    expect(valueText("x".repeat(500))).to.have.length(48 + 3 + 24);
  });

  it("says durations as people do", () => {
    expect([0.44, 9.96, 12.4, 59.4, 182, 3599.6, 86_460].map(secondsText)).to.deep.equal([
      "0.4 s",
      "10.0 s",
      "12 s",
      "59 s",
      "3m02s",
      "1h00m",
      "24h01m",
    ]);
  });
});
