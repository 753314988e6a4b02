import { expect } from "chai";
import { ownImports, packageImports, sources } from "../support/sources";

/** The rooms of the house and what each may import from the others. */
const mayImport: Record<string, readonly string[]> = {
  lib: [],
  settings: ["lib"],
  components: ["lib", "settings"],
  stacks: ["lib", "settings", "components"],
  "index.ts": ["lib", "settings", "stacks"],
  simulator: ["lib"],
  "policy-packs": ["lib"],
  automation: ["lib", "settings", "stacks/outputs"],
  benchmarks: ["lib", "automation"],
};

const roomOf = (file: string) => file.split("/")[0] ?? file;

describe("import directions", () => {
  const all = sources();

  it("every source lies in a room whose imports are decided", () => {
    const rooms = new Set(all.map((source) => roomOf(source.path)));
    expect([...rooms].filter((room) => mayImport[room] === undefined)).to.deep.equal([]);
  });

  it("imports point one way: lib, settings, components, stacks, index.ts", () => {
    const wrong = all.flatMap((source) => {
      const room = roomOf(source.path);
      return ownImports(source)
        .filter((target) => roomOf(target) !== room)
        .filter(
          (target) =>
            !(mayImport[room] ?? []).some((allowed) => target === allowed || target.startsWith(`${allowed}/`)),
        )
        .map((target) => `${source.path} imports ${target}`);
    });
    expect(wrong).to.deep.equal([]);
  });

  it("only components, stacks, index.ts and the remote components of the embedded cloud use providers' packages", () => {
    const wrong = all
      .filter((source) => !/^(components|stacks|index\.ts|simulator\/(awsx|eks|construct))/.test(source.path))
      .filter((source) => packageImports(source).some((name) => /^@pulumi\/(aws|awsx|eks|kubernetes)\b/.test(name)))
      .map((source) => source.path);
    expect(wrong).to.deep.equal([]);
  });

  it("the embedded cloud starts without the Pulumi SDK: only its protocol's messages outside the remote components", () => {
    const wrong = all
      .filter((source) => /^simulator\/(?!awsx|eks|construct)/.test(source.path))
      .flatMap((source) =>
        packageImports(source)
          .filter((name) => name.startsWith("@pulumi/") && !name.startsWith("@pulumi/pulumi/proto/"))
          .map((name) => `${source.path} imports ${name}`),
      );
    expect(wrong).to.deep.equal([]);
  });
});
