import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { type Address, lastPorts, removeAddress, writeAddress } from "../../simulator/address";
import { temporaryFolder } from "../support/temporary-folder";

describe("the cloud's address", () => {
  const folder = temporaryFolder();
  const address: Address = { pid: 1, started: "now", token: "t", seed: 1, ports: { aws: 2 }, adminPort: 3 };

  it("is readable by its owner alone; its ports outlive it", () => {
    writeAddress(folder(), address);
    const file = path.join(folder(), "address.json");
    expect(JSON.parse(fs.readFileSync(file, "utf8"))).to.deep.equal(address);
    expect(fs.statSync(file).mode & 0o777).to.equal(0o600);
    removeAddress(folder());
    expect(fs.readdirSync(folder())).to.deep.equal(["ports.json"]);
    expect(lastPorts(folder())).to.deep.equal({ aws: 2, admin: 3 });
  });

  it("has no ports where none were written, or nonsense", () => {
    expect(lastPorts(folder())).to.deep.equal({});
    fs.writeFileSync(path.join(folder(), "ports.json"), '{"aws": "x", "eks": 4}');
    expect(lastPorts(folder())).to.deep.equal({ eks: 4 });
  });
});
