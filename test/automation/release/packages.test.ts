import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { Failure } from "../../../automation/errors";
import { digestOf } from "../../../automation/release/manifest";
import { packagesFolder, preparePackages } from "../../../automation/release/packages";
import { rejection } from "../../support/rejection";
import { root } from "../../support/sources";
import { temporaryFolder } from "../../support/temporary-folder";

/** Packages without dependencies that we use ourselves: npm has them from the set-up. */
const PACKAGES = ["canonicalize", "yoctocolors"] as const;

const ourLock: { packages: Record<string, { version: string; integrity: string }> } = JSON.parse(
  fs.readFileSync(path.join(root, "package-lock.json"), "utf8"),
);

describe("preparePackages", function () {
  this.timeout(60_000);
  const folder = temporaryFolder();
  const wanted = () => path.join(folder(), "files");
  let progress: string[] = [];

  /** A project that needs two packages, and for development another one that nobody has. */
  const writeProject = (integrityOf: (name: string) => string) => {
    const locked = PACKAGES.map((name) => {
      const { version } = ourLock.packages[`node_modules/${name}`] ?? { version: "" };
      return { name, version, integrity: integrityOf(name) };
    });
    const dependencies = Object.fromEntries(locked.map(({ name, version }) => [name, version]));
    const project = { name: "small", dependencies, devDependencies: { nowhere: "1.0.0" } };
    const packages = {
      "": project,
      ...Object.fromEntries(locked.map(({ name, ...rest }) => [`node_modules/${name}`, rest])),
      "node_modules/nowhere": { version: "1.0.0", dev: true },
    };
    fs.writeFileSync(path.join(wanted(), "package.json"), JSON.stringify(project));
    fs.writeFileSync(
      path.join(wanted(), "package-lock.json"),
      JSON.stringify({ name: "small", lockfileVersion: 3, requires: true, packages }),
    );
  };

  beforeEach(() => {
    progress = [];
    fs.mkdirSync(wanted());
    writeProject((name) => ourLock.packages[`node_modules/${name}`]?.integrity ?? "");
  });
  const environment = () => ({ ...process.env, CAUSEWAY_CACHE: path.join(folder(), "cache") });
  const lock = () => digestOf(fs.readFileSync(path.join(wanted(), "package-lock.json")));
  const prepare = (more: Record<string, string> = {}) =>
    preparePackages(
      { environment: { ...environment(), ...more }, progress: (line) => progress.push(line) },
      { lock: lock(), folder: wanted() },
    );
  const installed = (of: string) => fs.readdirSync(path.join(of, "node_modules")).toSorted();
  const cached = () => fs.readdirSync(path.join(folder(), "cache", "packages"));
  const WHOLE = [".package-lock.json", ...PACKAGES];
  const SAID = () => `packages ${lock().slice(0, 12)}: installing them once, outside the checkout`;

  it("installs what the lock file says, by its digest and without what is for development; once", async () => {
    const of = await prepare();
    expect(of).to.equal(packagesFolder(environment(), lock()));
    expect(installed(of)).to.deep.equal(WHOLE);
    const { ino } = fs.statSync(of);
    expect(await prepare()).to.equal(of);
    expect(fs.statSync(of).ino).to.equal(ino);
    expect(progress).to.deep.equal([SAID()]);
  });

  const broken: Record<string, (of: string) => void> = {
    "a package that is gone": (of) => fs.rmSync(path.join(of, "node_modules", PACKAGES[1]), { recursive: true }),
    "npm's own list that is gone": (of) => fs.unlinkSync(path.join(of, "node_modules", ".package-lock.json")),
    "npm's own list that is cut": (of) =>
      fs.writeFileSync(path.join(of, "node_modules", ".package-lock.json"), '{"packages": {'),
  };
  for (const [words, harm] of Object.entries(broken)) {
    it(`${words}: installs them again`, async () => {
      harm(await prepare());
      expect(installed(await prepare())).to.deep.equal(WHOLE);
      expect(progress).to.deep.equal([SAID(), SAID()]);
      expect(cached()).to.have.length(1);
    });
  }

  it("two at once are no trouble", async () => {
    const [one, other] = await Promise.all([prepare(), prepare()]);
    expect(one).to.equal(other);
    expect(installed(one)).to.deep.equal(WHOLE);
    expect(cached()).to.have.length(1);
  });

  it("a package that is not the one of the lock file: refused with npm's words, and nothing is left", async () => {
    writeProject(() => `sha512-${"A".repeat(86)}==`);
    const error = await rejection(prepare());
    expect(error).to.be.instanceOf(Failure).with.property("kind", "engine");
    expect(String(error)).to.match(/the packages [0-9a-f]{12} cannot be installed: .*EINTEGRITY/s);
    expect(cached()).to.deep.equal([]);
  });

  it("no npm: says what to install", async () => {
    const error = await rejection(prepare({ PATH: folder() }));
    expect(error).to.be.instanceOf(Failure).with.property("remedy", "install npm, which comes with Node");
    expect(cached()).to.deep.equal([]);
  });
});
