import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { type InstallSurroundings, installEngine } from "../../../automation/engine/install";
import { cachedEngineRoot } from "../../../automation/engine/locate";
import { ENGINE_VERSION } from "../../../automation/engine/version";
import { Failure } from "../../../automation/errors";
import { rejection } from "../../support/rejection";
import { root } from "../../support/sources";
import { temporaryFolder } from "../../support/temporary-folder";

describe("installEngine", () => {
  const folder = temporaryFolder();
  const onPath = () => path.join(folder(), "on-path");

  /** A program that prints what is given, in a folder. */
  function program(file: string, script: string): void {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  }
  const pulumi = (file: string, version = ENGINE_VERSION) => program(file, `echo v${version}`);

  function surroundings(more: Partial<InstallSurroundings> = {}): InstallSurroundings & { told: string[] } {
    const host = path.join(folder(), "host.js");
    fs.writeFileSync(host, "// the language host\n");
    const told: string[] = [];
    return {
      environment: { CAUSEWAY_CACHE: path.join(folder(), "cache"), PATH: `${onPath()}:/usr/bin:/bin` },
      checkout: root,
      logFile: path.join(folder(), "setup.log"),
      progress: (sentence) => told.push(sentence),
      download: () => Promise.reject(new Error("fetch failed")),
      bundleLanguageHost: () => host,
      told,
      ...more,
    };
  }
  const cached = () => path.join(cachedEngineRoot(surroundings().environment), "bin");

  it("uses a complete engine of the pinned version on PATH as it is", async () => {
    pulumi(path.join(onPath(), "pulumi"));
    program(path.join(onPath(), "pulumi-language-nodejs"), "exit 0");
    expect(await installEngine(surroundings())).to.deep.equal({
      folder: onPath(),
      pulumi: path.join(onPath(), "pulumi"),
    });
    expect(fs.existsSync(cached())).to.equal(false);
  });

  it("gives an engine on PATH that has no language host one of ours, in the cache", async () => {
    pulumi(path.join(onPath(), "pulumi"));
    const engine = await installEngine(surroundings());
    expect(engine.folder).to.equal(cached());
    expect(fs.readdirSync(cached()).toSorted()).to.deep.equal([
      "causeway-language-host.js",
      "pulumi",
      "pulumi-language-nodejs",
    ]);
  });

  it("takes the official distribution before it builds anything", async () => {
    const download = async (to: string) => {
      pulumi(path.join(to, "bin", "pulumi"));
      program(path.join(to, "bin", "pulumi-language-nodejs"), "echo official");
    };
    const engine = await installEngine(surroundings({ download }));
    expect(fs.readFileSync(path.join(engine.folder, "pulumi-language-nodejs"), "utf8")).to.include("official");
  });

  it("builds the engine from its Go module where the download fails, and says so before it begins", async () => {
    program(
      path.join(onPath(), "go"),
      `while [ "$1" != -o ]; do shift; done; printf '#!/bin/sh\\necho v${ENGINE_VERSION}\\n' > "$2"; chmod +x "$2"`,
    );
    const around = surroundings();
    await installEngine(around);
    expect(around.told).to.deep.equal([
      `engine ${ENGINE_VERSION}: looking for the official distribution`,
      `engine ${ENGINE_VERSION}: building it once from its Go module, about 5 minutes; log ${around.logFile}`,
    ]);
    expect(fs.existsSync(path.join(cached(), "pulumi-language-nodejs"))).to.equal(true);
  });

  it("does nothing the second time, but brings its own language host up to date", async () => {
    pulumi(path.join(onPath(), "pulumi"));
    await installEngine(surroundings());
    const around = surroundings({ environment: { CAUSEWAY_CACHE: path.join(folder(), "cache"), PATH: "/bin" } });
    fs.writeFileSync(around.bundleLanguageHost(), "// a newer language host\n");
    await installEngine(around);
    expect(around.told).to.deep.equal([]);
    expect(fs.readFileSync(path.join(cached(), "causeway-language-host.js"), "utf8")).to.equal(
      "// a newer language host\n",
    );
  });

  it("says everything that it tried and what to do, and leaves nothing half done", async () => {
    pulumi(path.join(onPath(), "pulumi"), "3.100.0");
    const environment = { CAUSEWAY_CACHE: path.join(folder(), "cache"), PATH: onPath() };
    const error = await rejection(installEngine(surroundings({ environment })));
    expect(error).to.be.instanceOf(Failure).with.property("exitCode", 3);
    expect(String(error)).to.include(
      `no Pulumi engine of version ${ENGINE_VERSION}: ${onPath()}/pulumi on PATH is version 3.100.0, not ${ENGINE_VERSION}; ` +
        "the official download failed (fetch failed); Go is not installed",
    );
    expect(fs.readdirSync(path.join(folder(), "cache", "engine"))).to.deep.equal([]);
  });

  it("does not take a build that reports another version", async () => {
    program(
      path.join(onPath(), "go"),
      `while [ "$1" != -o ]; do shift; done; printf '#!/bin/sh\\necho v3.1.0\\n' > "$2"; chmod +x "$2"`,
    );
    expect(String(await rejection(installEngine(surroundings())))).to.include(
      `the engine that came is not version ${ENGINE_VERSION}`,
    );
  });
});
