import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect } from "chai";
import { writeAside } from "../../../automation/release/write-aside";
import { rejection } from "../../support/rejection";
import { temporaryFolder } from "../../support/temporary-folder";

describe("writeAside", () => {
  const folder = temporaryFolder();
  const target = () => path.join(folder(), "parent", "made");
  const fill = (words: string) => (aside: string) => fs.writeFileSync(path.join(aside, "words"), words);
  const words = () => fs.readFileSync(path.join(target(), "words"), "utf8");
  const beside = () => fs.readdirSync(path.dirname(target()));

  it("the folder is not there while it is written, and whole then", async () => {
    const made = await writeAside(target(), (aside) => {
      expect(fs.existsSync(target())).to.equal(false);
      fill("one")(aside);
    });
    expect(made).to.equal(true);
    expect(words()).to.equal("one");
    expect(beside()).to.deep.equal(["made"]);
  });

  it("what another has made first stands", async () => {
    const made = await writeAside(target(), async (aside) => {
      await writeAside(target(), fill("one"));
      fill("two")(aside);
    });
    expect(made).to.equal(false);
    expect(words()).to.equal("one");
    expect(beside()).to.deep.equal(["made"]);
  });

  it("when it cannot be filled nothing is left, and the error is told", async () => {
    const error = await rejection(
      writeAside(target(), (aside) => {
        fill("one")(aside);
        throw new Error("the disk is full");
      }),
    );
    expect(String(error)).to.equal("Error: the disk is full");
    expect(beside()).to.deep.equal([]);
  });

  it("removes what a process that is no more has left; what another machine or a living process makes stays", async () => {
    const { pid } = spawnSync("true");
    const leave = (host: string, owner: number) => {
      const name = `other.making.${host}.${owner}.00`;
      fs.mkdirSync(path.join(folder(), "parent", name), { recursive: true });
      return name;
    };
    leave(os.hostname(), pid);
    const stay = [leave(os.hostname(), process.pid), leave(`not-${os.hostname()}`, pid)];
    await writeAside(target(), fill("one"));
    expect(beside()).to.have.members(["made", ...stay]);
  });
});
