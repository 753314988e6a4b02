import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { checkpointFile } from "../../../automation/engine/checkpoint";
import { holdTarget, stateTarget } from "../../../automation/engine/state-target";
import { Failure } from "../../../automation/errors";
import { temporaryFolder } from "../../support/temporary-folder";

describe("the cloud that a state is of", () => {
  const folder = temporaryFolder();
  const home = () => ({ root: folder(), state: path.join(folder(), "state") });
  const write = (resources: readonly object[], pending: readonly object[] = []) => {
    const file = checkpointFile(home().state, "dev");
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, JSON.stringify({ checkpoint: { latest: { resources, pending_operations: pending } } }));
  };
  const resource = { urn: "urn:pulumi:dev::causeway::aws:ec2/vpc:Vpc::network", type: "aws:ec2/vpc:Vpc" };

  for (const [mine, other] of [
    ["aws", "embedded"],
    ["embedded", "aws"],
  ] as const) {
    it(`a state of ${mine} is refused to ${other} and to nobody else`, () => {
      holdTarget(home(), "dev", mine);
      write([resource]);
      expect(stateTarget(home(), "dev")).to.equal(mine);
      expect(() => holdTarget(home(), "dev", other)).to.throw(Failure, /^the state of dev in .+ is of .+; got .+$/);
      expect(() => holdTarget(home(), "dev", mine)).not.to.throw();
      expect(() => holdTarget(home(), "prod", other)).not.to.throw();
    });

    it(`what has no resources of ${mine} is for either`, () => {
      holdTarget(home(), "dev", mine);
      write([]);
      holdTarget(home(), "dev", other);
      write([], [{ type: "creating", resource }]);
      expect(stateTarget(home(), "dev")).to.equal(other);
    });
  }

  it("a state that nobody has marked was made by the plain command line on the embedded cloud", () => {
    write([resource]);
    expect(stateTarget(home(), "dev")).to.equal("embedded");
    expect(() => holdTarget(home(), "dev", "aws")).to.throw(Failure);
  });
});
