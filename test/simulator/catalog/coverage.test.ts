import { expect } from "chai";
import { coverage } from "../../../simulator/catalog/coverage";
import { committedCatalog } from "./open-catalog";

describe("coverage", () => {
  const catalog = committedCatalog();
  const ledger = new Map(coverage(catalog, new Set(["aws:ec2/vpc:Vpc"])).map((one) => [one.type, one]));

  it("has a line for every type", () => expect(ledger.size).to.equal(catalog.types().length));

  it("says of a type with a law what it was compared with", () => {
    expect(ledger.get("aws:ec2/vpc:Vpc")).to.deep.equal({
      type: "aws:ec2/vpc:Vpc",
      operations: ["check", "diff", "create", "read", "update", "delete", "import"],
      replaceSource: "cloudformation-schema",
      checkedAgainst: [
        `@pulumi/aws ${catalog.version} typings`,
        "CloudFormation resource schema",
        "what is known of AWS, by tests of its law",
      ],
      gaps: ["never compared with a live AWS account"],
    });
  });

  it("says of a type without one what is missing", () => {
    expect(ledger.get("aws:ses/mailFrom:MailFrom")).to.deep.include({
      replaceSource: "unknown",
      gaps: [
        "no law: AWS's own refusals are not modelled, computed outputs are typed stand-ins",
        "which changes replace is not known beyond name and region",
        "never compared with a live AWS account",
      ],
    });
  });
});
