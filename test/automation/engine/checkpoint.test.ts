import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { checkpointFile, readCheckpoint } from "../../../automation/engine/checkpoint";
import { Failure } from "../../../automation/errors";
import { temporaryFolder } from "../../support/temporary-folder";

describe("readCheckpoint", () => {
  const folder = temporaryFolder();
  const write = (text: string) => {
    const file = checkpointFile(folder(), "dev");
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  };

  it("is undefined for a stack that was never made", () => {
    expect(readCheckpoint(folder(), "dev")).to.equal(undefined);
  });

  it("is empty for a stack that was made and holds nothing", () => {
    write(JSON.stringify({ version: 3, checkpoint: { latest: null } }));
    expect(readCheckpoint(folder(), "dev")).to.deep.equal({ resources: [], pendingOperations: [] });
  });

  it("has the resources and the operations without an end", () => {
    const resource = {
      urn: "urn:pulumi:dev::causeway::aws:ec2/vpc:Vpc::network",
      type: "aws:ec2/vpc:Vpc",
      id: "vpc-1",
    };
    const pending = { type: "creating", resource };
    write(JSON.stringify({ checkpoint: { latest: { resources: [resource], pending_operations: [pending] } } }));
    expect(readCheckpoint(folder(), "dev")).to.deep.equal({ resources: [resource], pendingOperations: [pending] });
  });

  it("refuses what it cannot understand, and names the copy", () => {
    write('{"checkpoint": ');
    expect(() => readCheckpoint(folder(), "dev"))
      .to.throw(Failure, "the state of dev in")
      .with.property("remedy", `restore it from ${checkpointFile(folder(), "dev")}.bak`);
  });
});
