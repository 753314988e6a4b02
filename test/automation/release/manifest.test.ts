import { expect } from "chai";
import fc from "fast-check";
import {
  type Artifact,
  digestOf,
  type Manifest,
  manifestOf,
  manifestText,
  parseManifest,
  releaseId,
  shortId,
} from "../../../automation/release/manifest";

const file = (name: string, content: string): Artifact => ({ name, content: Buffer.from(content) });
const files = [file("program/index.js", "one"), file("package-lock.json", "{}"), file("Pulumi.yaml", "name: causeway")];
const origin = { commit: "4be21aa", author: "raj@company.com", dirty: false };
const manifest = manifestOf(files, "3.259.0", origin);

describe("manifestOf", () => {
  it("lists every file with its digest, by name, and the lock file's digest beside", () => {
    expect(manifest).to.deep.equal({
      version: 1,
      engine: "3.259.0",
      commit: "4be21aa",
      author: "raj@company.com",
      dirty: false,
      lock: "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
      artifacts: [
        { name: "Pulumi.yaml", digest: digestOf("name: causeway") },
        { name: "package-lock.json", digest: "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a" },
        { name: "program/index.js", digest: digestOf("one") },
      ],
    });
  });

  it("refuses two files of one name, and files without a lock", () => {
    expect(() => manifestOf([...files, file("Pulumi.yaml", "other")], "3.259.0", origin)).to.throw(
      "two artifacts are named Pulumi.yaml",
    );
    expect(() => manifestOf(files.slice(0, 1), "3.259.0", origin)).to.throw("no artifact is named package-lock.json");
  });
});

const anyArtifacts = fc.uniqueArray(
  fc.record({ name: fc.string({ minLength: 1 }), content: fc.uint8Array({ maxLength: 20 }) }),
  { selector: ({ name }) => name, maxLength: 8 },
);
const anyOrigin = fc.record({
  commit: fc.option(fc.string()),
  author: fc.option(fc.string()),
  dirty: fc.boolean(),
});
const lockFile = file("package-lock.json", "{}");
const withLock = (artifacts: readonly Artifact[]) => [
  ...artifacts.filter(({ name }) => name !== lockFile.name),
  lockFile,
];

describe("releaseId", () => {
  it("is the SHA-256 of the manifest's canonical text", () => {
    expect(releaseId(manifest)).to.equal(digestOf(manifestText(manifest)));
    expect(manifestText(manifest)).to.match(/^\{"artifacts":\[\{"digest":"/);
    expect(shortId(releaseId(manifest))).to.equal(releaseId(manifest).slice(0, 12));
  });

  it("does not depend on the order in which files come, and survives being stored", () => {
    fc.assert(
      fc.property(anyArtifacts, anyOrigin, fc.infiniteStream(fc.nat()), (artifacts, anywhere, order) => {
        const all = withLock(artifacts);
        const shuffled = all.toSorted(() => ((order.next().value ?? 0) % 2 === 0 ? 1 : -1));
        const one = manifestOf(all, "3.259.0", anywhere);
        expect(releaseId(manifestOf(shuffled, "3.259.0", anywhere))).to.equal(releaseId(one));
        expect(releaseId(parseManifest(manifestText(one)))).to.equal(releaseId(one));
      }),
      { seed: 7 },
    );
  });

  it("another byte in any file, another name, a file more or less: another id", () => {
    fc.assert(
      fc.property(
        anyArtifacts,
        anyOrigin,
        fc.nat(),
        fc.uint8Array({ minLength: 1 }),
        (artifacts, anywhere, at, more) => {
          const all = withLock(artifacts);
          const id = (some: readonly Artifact[]) => releaseId(manifestOf(some, "3.259.0", anywhere));
          const index = at % all.length;
          const edited = all.map((each, other) =>
            other === index ? { ...each, content: Buffer.concat([each.content, more]) } : each,
          );
          expect(id(edited)).not.to.equal(id(all));
          expect(id([...all, file(`${all.map(({ name }) => name).join("")}!`, "")])).not.to.equal(id(all));
          const [first] = all;
          if (all.length > 1 && first !== undefined) {
            expect(id(all.slice(1))).not.to.equal(id(all));
            const renamed = { ...first, name: `${all.map(({ name }) => name).join("")}?` };
            expect(id([renamed, ...all.slice(1)])).not.to.equal(id(all));
          }
        },
      ),
      { seed: 7 },
    );
  });

  const others: Record<string, Partial<Manifest>> = {
    "another engine": { engine: "3.260.0" },
    "another commit": { commit: "5be21aa" },
    "no commit": { commit: null },
    "another author": { author: "mei@company.com" },
    "no author": { author: null },
    "uncommitted changes": { dirty: true },
    "another lock file": { lock: digestOf("other") },
  };
  for (const [words, part] of Object.entries(others)) {
    it(`${words}: another id`, () => {
      expect(releaseId({ ...manifest, ...part })).not.to.equal(releaseId(manifest));
    });
  }
});

describe("parseManifest", () => {
  it("reads what manifestText writes, and nothing of another format", () => {
    expect(parseManifest(manifestText(manifest))).to.deep.equal(manifest);
    for (const other of [{ version: 2 }, { more: 1 }, { lock: "short" }]) {
      expect(() => parseManifest(JSON.stringify({ ...manifest, ...other })), JSON.stringify(other)).to.throw();
    }
    expect(() => parseManifest("{")).to.throw();
  });
});
