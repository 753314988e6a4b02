import fs from "node:fs";
import { isBuiltin } from "node:module";
import { expect } from "chai";
import { Failure } from "../../../automation/errors";
import { bundle } from "../../../automation/launch/bundle";
import { refuseEngine } from "../../../automation/release/runnable-release";

const id = "3f9a1c22b0d4".padEnd(64, "0");

describe("refuseEngine", () => {
  for (const wanted of ["3.259.0", "3.258.1", "3.1.0"]) {
    it(`a release for ${wanted} runs on 3.259.0`, () => {
      expect(() => refuseEngine(id, wanted, "3.259.0")).not.to.throw();
    });
  }
  for (const wanted of ["3.259.1", "3.260.0", "4.0.0", "2.99.0"]) {
    it(`a release for ${wanted} does not run on 3.259.0`, () => {
      const message = `release 3f9a1c22b0d4 was made for engine ${wanted}; this checkout has 3.259.0`;
      expect(() => refuseEngine(id, wanted, "3.259.0"))
        .to.throw(Failure, message)
        .with.property("exitCode", 3);
    });
  }
});

describe("the compiled child", () => {
  it("knows nothing of the checkout: it runs beside the packages of a release", () => {
    expect(fs.readFileSync(bundle("automation/engine/child.ts"), "utf8")).not.to.include("automation/launch/bundle.js");
    expect(fs.readFileSync(bundle("automation/cli.ts"), "utf8")).to.include("automation/launch/bundle.js");
  }).timeout(30_000);

  it("needs no package but the SDK and what the SDK itself needs: releases from before have those, too", () => {
    const text = fs.readFileSync(bundle("automation/engine/child.ts"), "utf8");
    const named = [...text.matchAll(/\brequire\("([^"]+)"\)/g)].map((match) => match[1] ?? "");
    const packages = named.filter((name) => !isBuiltin(name));
    const allowed = /^(@pulumi\/pulumi|@grpc\/grpc-js|google-protobuf)(\/|$)/;
    expect(packages.length).to.be.greaterThan(0);
    expect(packages.filter((name) => !allowed.test(name))).to.deep.equal([]);
  }).timeout(30_000);
});
