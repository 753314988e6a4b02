import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect } from "chai";
import {
  cachedEngineRoot,
  cacheFolder,
  engineIn,
  enginesOnPath,
  engineVersion,
  locateEngine,
} from "../../../automation/engine/locate";
import { ENGINE_VERSION } from "../../../automation/engine/version";
import { temporaryFolder } from "../../support/temporary-folder";

function writeProgram(file: string, script: string): string {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return file;
}

/** An engine that only says its version. */
function writeEngine(folder: string, version: string): string {
  writeProgram(path.join(folder, "pulumi-language-nodejs"), "exit 0");
  return writeProgram(path.join(folder, "pulumi"), `echo v${version}`);
}

describe("the cache", () => {
  it("is CAUSEWAY_CACHE, else below XDG_CACHE_HOME, else below the user's home; what is empty is not set", () => {
    expect(cacheFolder({ CAUSEWAY_CACHE: "/team/cache", XDG_CACHE_HOME: "/xdg" })).to.equal("/team/cache");
    expect(cacheFolder({ CAUSEWAY_CACHE: "", XDG_CACHE_HOME: "/xdg" })).to.equal("/xdg/causeway");
    const own = path.join(os.homedir(), ".cache", "causeway");
    expect(cacheFolder({})).to.equal(own);
    expect(cacheFolder({ XDG_CACHE_HOME: "" })).to.equal(own);
  });

  it("keeps engines by version and platform", () => {
    expect(cachedEngineRoot({ CAUSEWAY_CACHE: "/team/cache" })).to.equal(
      `/team/cache/engine/v${ENGINE_VERSION}-${process.platform}-${process.arch}`,
    );
  });
});

describe("engineIn", () => {
  const folder = temporaryFolder();

  it("is an engine with its language host, and none without", () => {
    const pulumi = writeEngine(folder(), ENGINE_VERSION);
    expect(engineIn(folder())).to.deep.equal({ folder: folder(), pulumi });
    fs.rmSync(path.join(folder(), "pulumi-language-nodejs"));
    expect(engineIn(folder())).to.equal(undefined);
  });
});

describe("engineVersion", () => {
  const folder = temporaryFolder();
  const said = (script: string) => engineVersion(writeProgram(path.join(folder(), "pulumi"), script));

  it("is what the engine says", () => {
    expect(said("echo v3.259.0")).to.equal("3.259.0");
    expect(said("echo v3.260.0-beta.1")).to.equal("3.260.0-beta.1");
  });

  it("is asked for without a look for updates", () => {
    expect(said('test "$1 $PULUMI_SKIP_UPDATE_CHECK" = "version true" && echo v1.2.3')).to.equal("1.2.3");
  });

  it("is not known of one that fails, says something else or is not there", () => {
    expect(said("echo v3.259.0; exit 1")).to.equal(undefined);
    expect(said("echo 3.259.0")).to.equal(undefined);
    expect(engineVersion(path.join(folder(), "nothing"))).to.equal(undefined);
  });
});

describe("enginesOnPath", () => {
  const folder = temporaryFolder();

  it("has every pulumi in the order of PATH, and skips empty entries", () => {
    const [one, two] = ["one", "two"].map((name) => writeProgram(path.join(folder(), name, "pulumi"), "exit 0"));
    const searchPath = ["two", "", "none", "one"].map((name) => name && path.join(folder(), name)).join(path.delimiter);
    expect(enginesOnPath(searchPath)).to.deep.equal([two, one]);
    expect(enginesOnPath("")).to.deep.equal([]);
  });
});

describe("locateEngine", () => {
  const folder = temporaryFolder();
  const environment = (...names: string[]) => ({
    CAUSEWAY_CACHE: path.join(folder(), "cache"),
    PATH: [...names.map((name) => path.join(folder(), name)), "/usr/bin", "/bin"].join(path.delimiter),
  });

  it("takes the cached engine before any other, without running it", () => {
    const cached = path.join(cachedEngineRoot(environment()), "bin");
    writeEngine(cached, "0.0.0");
    writeEngine(path.join(folder(), "pinned"), ENGINE_VERSION);
    expect(locateEngine(environment("pinned"))).to.deep.equal({ folder: cached, pulumi: path.join(cached, "pulumi") });
  });

  it("takes a complete engine of the pinned version from PATH, by its real place", () => {
    writeEngine(path.join(folder(), "old"), "3.1.0");
    writeProgram(path.join(folder(), "bare", "pulumi"), `echo v${ENGINE_VERSION}`);
    const pulumi = writeEngine(path.join(folder(), "real"), ENGINE_VERSION);
    fs.mkdirSync(path.join(folder(), "link"));
    fs.symlinkSync(pulumi, path.join(folder(), "link", "pulumi"));
    expect(locateEngine(environment("old", "bare", "link"))).to.deep.equal({
      folder: path.join(folder(), "real"),
      pulumi,
    });
  });

  it("takes none of another version and none without its language host", () => {
    writeEngine(path.join(folder(), "old"), "3.1.0");
    writeProgram(path.join(folder(), "bare", "pulumi"), `echo v${ENGINE_VERSION}`);
    const { CAUSEWAY_CACHE } = environment();
    const PATH = [path.join(folder(), "old"), path.join(folder(), "bare")].join(path.delimiter);
    expect(locateEngine({ CAUSEWAY_CACHE, PATH })).to.equal(undefined);
    expect(locateEngine({ CAUSEWAY_CACHE })).to.equal(undefined);
  });
});
