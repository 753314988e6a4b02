import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { methodOf } from "../../../simulator/construct/methods";

/** Tokens of every method that a package's programs can call. */
function declared(name: string): string[] {
  const folder = path.dirname(require.resolve(`@pulumi/${name}/package.json`));
  const files = fs.readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".js"));
  const own = files.filter((file) => !file.includes("node_modules"));
  return own.flatMap((file) => {
    const source = fs.readFileSync(path.join(folder, file), "utf8");
    return [...source.matchAll(/runtime\.call\("([^"]+)"/g)].map(([, token]) => token ?? "");
  });
}

describe("methodOf", () => {
  it("has every method that the pinned awsx and eks declare", () => {
    const tokens = [...declared("awsx"), ...declared("eks")];
    expect(tokens).to.deep.equal(["eks:index:Cluster/getKubeconfig"]);
    for (const token of tokens) expect(methodOf(token)).to.be.a("function");
  });

  it("refuses any other", () => {
    expect(() => methodOf("eks:index:Cluster/constructor")).to.throw("is not simulated by the embedded cloud");
  });
});
