import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { operationText, stackOperation } from "../../../automation/commands/stack-operation";
import type { OperationResult } from "../../../automation/operate-stack";
import { blockHome, copyStackFiles, quietContext } from "../../support/command-context";
import { rejection } from "../../support/rejection";
import { root } from "../../support/sources";
import { temporaryFolder } from "../../support/temporary-folder";

const urn = (type: string, name: string) => `urn:pulumi:dev::causeway::${type}::${name}`;
const result: OperationResult = {
  changes: { create: 0, update: 0, replace: 0, delete: 0, same: 7 },
  changed: [],
  findings: null,
  looked: {},
  outputs: { vpcId: "vpc-1" },
  retained: [],
  seconds: 4.2,
};

describe("operationText", () => {
  it("is one line where nothing changes", () => {
    expect(operationText("dev", "up", result)).to.equal("dev   up 4.2 s   no changes   7 same");
  });

  it("has what changes, then what stays and why", () => {
    const type = "aws:ec2/subnet:Subnet";
    const text = operationText("dev", "destroy", {
      ...result,
      changes: { ...result.changes, delete: 1, same: 0 },
      changed: [{ urn: urn(type, "app-1"), type, operation: "delete", properties: [] }],
      retained: [
        { urn: urn("aws:s3/bucket:Bucket", "audit"), reason: "protected" },
        { urn: urn("aws:kms/key:Key", "data"), reason: "needed by audit" },
      ],
      seconds: 61,
    });
    expect(text.split("\n")).to.deep.equal([
      "dev   destroy 1m01s   − 1 delete   0 same",
      "  − delete  ec2.Subnet  app-1",
      "  stays  audit  protected",
      "  stays  data  needed by audit",
    ]);
  });
});

describe("stackOperation", () => {
  const folder = temporaryFolder();

  it("refuses a stack that there is not before anything is started", async () => {
    copyStackFiles(folder());
    const error = await rejection(stackOperation(quietContext(folder()), "up", { stack: "stagin" }));
    expect(error).to.include({ kind: "usage", remedy: "did you mean staging?" });
  });

  it("a change that nobody has confirmed is refused before the journal is told that gates were gone around", async () => {
    copyStackFiles(folder());
    for (const [name, placeholder, account] of [
      ["prod", "333333333333", "210987654398"],
      ["shared", "555555555555", "210987654399"],
    ] as const) {
      const file = path.join(folder(), `Pulumi.${name}.yaml`);
      const text = fs.readFileSync(file, "utf8");
      fs.writeFileSync(file, text.replace("target: embedded", "target: aws").replaceAll(placeholder, account));
    }
    fs.copyFileSync(path.join(root, "promotion.yaml"), path.join(folder(), "promotion.yaml"));
    const context = quietContext(folder());
    const error = await rejection(stackOperation(context, "up", { stack: "prod", breakGlass: "fire" }));
    expect(error).to.include({ kind: "usage", message: "up of prod changes the AWS account 210987654398" });
    expect(fs.existsSync(context.home.journal)).to.equal(false);
  });

  it("goes on with one that there is: here as far as a home that cannot be written", async () => {
    copyStackFiles(folder());
    blockHome(quietContext(folder()));
    const error = await rejection(stackOperation(quietContext(folder()), "refresh", { stack: "test" }));
    expect(error).to.have.property("kind", "state");
  });
});
