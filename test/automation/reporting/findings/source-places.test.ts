import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { sourcePlaces } from "../../../../automation/reporting/findings/source-places";
import { root } from "../../../support/sources";
import { temporaryFolder } from "../../../support/temporary-folder";

const urn = (types: string) => `urn:pulumi:dev::causeway::${types}::it`;
const lineAt = (file: string, line: number) =>
  fs.readFileSync(path.join(root, file), "utf8").split("\n")[line - 1]?.trim();

describe("sourcePlaces", () => {
  const placeOf = sourcePlaces(root);
  const folder = temporaryFolder();

  it("is the line of the component's file that makes such a resource", () => {
    const place = placeOf(urn("causeway:database:Database$aws:rds/instance:Instance"));
    expect(place?.file).to.equal("components/database/database.ts");
    expect(lineAt(place?.file ?? "", place?.line ?? 0)).to.equal("const instance = new aws.rds.Instance(");
  });

  it("is where the component is declared when its file makes none", () => {
    const place = placeOf(urn("causeway:database:Database$aws:cloudwatch/logGroup:LogGroup"));
    expect(lineAt(place?.file ?? "", place?.line ?? 0)).to.equal(
      "export class Database extends pulumi.ComponentResource {",
    );
  });

  it("is that of our component also for what a remote component in it makes", () => {
    const place = placeOf(urn("causeway:network:Network$awsx:ec2:Vpc$aws:ec2/vpc:Vpc$aws:ec2/subnet:Subnet"));
    expect(place?.file).to.equal("components/network/network.ts");
  });

  it("is not known outside of components, and in a checkout without any", () => {
    expect(placeOf(urn("aws:s3/bucket:Bucket"))).to.equal(undefined);
    expect(sourcePlaces(folder())(urn("causeway:database:Database$aws:rds/instance:Instance"))).to.equal(undefined);
  });
});
