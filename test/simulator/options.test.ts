import { expect } from "chai";
import { readOptions } from "../../simulator/options";

describe("readOptions", () => {
  it("reads the command line, else the environment, else what stands by itself", () => {
    expect(readOptions(["--home", "/h"], {})).to.deep.equal({
      home: "/h",
      seed: 1,
      faults: undefined,
      latency: "none",
      ports: {},
      grace: 60,
    });
    const args = ["--home", "/h", "--seed", "7", "--faults", "f.json", "--latency", "aws", "--ports", "aws=1,admin=2"];
    expect(readOptions(args, { CAUSEWAY_CLOUD_SEED: "9", CAUSEWAY_CLOUD_GRACE: "5" })).to.deep.equal({
      home: "/h",
      seed: 7,
      faults: "f.json",
      latency: "aws",
      ports: { aws: 1, admin: 2 },
      grace: 5,
    });
    expect(readOptions([], { CAUSEWAY_HOME: "/e", CAUSEWAY_CLOUD_SEED: "9" })).to.include({ home: "/e", seed: 9 });
  });

  it("refuses what it cannot read", () => {
    expect(() => readOptions([], {})).to.throw("no home is given; usage: --home DIR");
    expect(() => readOptions(["--home", "/h", "--latency", "slow"], {})).to.throw(
      "latency is slow; expected none or aws",
    );
    expect(() => readOptions(["--home", "/h", "--seed", "-1"], {})).to.throw();
    expect(() => readOptions(["--home", "/h", "--ports", "aws=x"], {})).to.throw(
      "port of aws is x; expected a whole number",
    );
    expect(() => readOptions(["--home", "/h", "--typo"], {})).to.throw();
  });
});
