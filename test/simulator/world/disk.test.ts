import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { folderDisk } from "../../../simulator/world/disk";
import { rejection } from "../../support/rejection";
import { temporaryFolder } from "../../support/temporary-folder";

describe("folderDisk", () => {
  const folder = temporaryFolder();

  it("cuts to a length and writes behind it", async () => {
    const disk = folderDisk(folder());
    expect(await disk.read("journal")).to.equal(undefined);
    await disk.writeAt("journal", 0, Buffer.from("one two"));
    await disk.writeAt("journal", 4, Buffer.from("three"));
    expect((await disk.read("journal"))?.toString()).to.equal("one three");
    await disk.writeAt("journal", 0, Buffer.alloc(0));
    expect(await disk.read("journal")).to.have.length(0);
    await disk.close();
  });

  it("puts one whole file in the place of another, readable by its owner alone", async () => {
    const disk = folderDisk(folder());
    await disk.replace("snapshot", Buffer.from("first"));
    await disk.replace("snapshot", Buffer.from("second"));
    expect(fs.readdirSync(folder())).to.deep.equal(["snapshot"]);
    expect((await disk.read("snapshot"))?.toString()).to.equal("second");
    expect(fs.statSync(path.join(folder(), "snapshot")).mode & 0o777).to.equal(0o600);
    await disk.close();
  });

  it("does not bring back a folder that was removed", async () => {
    const disk = folderDisk(path.join(folder(), "gone"));
    expect(await rejection(disk.replace("snapshot", Buffer.from("x")))).to.have.property("code", "ENOENT");
    expect(await rejection(disk.writeAt("journal", 0, Buffer.from("x")))).to.have.property("code", "ENOENT");
    expect(fs.readdirSync(folder())).to.deep.equal([]);
    await disk.close();
  });
});
