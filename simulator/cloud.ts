import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import { join } from "node:path";
import { lastPorts, removeAddress, writeAddress } from "./address";
import { adminServer } from "./admin/admin-server";
import { type Holder, takeLock } from "./lock";
import type { CloudOptions } from "./options";
import { type Listening, listen } from "./protocol/server";
import { providerService } from "./protocol/service";
import { openProviders } from "./providers";
import { folderDisk } from "./world/disk";
import type { Fault } from "./world/faults";
import { createSealer } from "./world/sealer";
import { World } from "./world/world";

/** What a cloud asks of the process that it lives in. */
export interface Host {
  /** This process; resolved while the cloud is opened. */
  readonly self: Promise<Holder>;
  /** Whether exactly that process still runs. */
  readonly isAlive: (holder: Holder) => boolean;
  /** The checkout. */
  readonly root: string;
  /** Ends the process as a kill would. */
  readonly crash: () => void;
  /** Called once, when somebody asks the cloud to end or when its home is gone. */
  readonly ended: () => void;
}

/** How long calls that run may take to their end when the cloud is stopped, in milliseconds. */
const PATIENCE = 2000;
/** How often the cloud looks whether its home is still there, in milliseconds. */
const LOOK = 1000;

/** A cloud that listens. */
export interface RunningCloud {
  /** Ends it in order: calls in hand are finished, everything is on disk, the address is gone. */
  stop(): Promise<void>;
}

/** Opens the home's world and listens for engines. @throws LockHeld, DamagedFile */
export async function startCloud(options: CloudOptions, host: Host): Promise<RunningCloud> {
  const folder = join(options.home, "cloud");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const self = await host.self;
  const release = takeLock(folder, self, host.isAlive);
  const disk = folderDisk(folder);
  try {
    const world = await World.open({
      seed: options.seed,
      latency: options.latency,
      faults: await readFaults(options.faults),
      disk,
      sealer: createSealer(sealingKey(folder), randomBytes),
      schedule,
      grace: options.grace,
    });
    const { providers, coverage } = openProviders(host.root);
    const wanted = { ...lastPorts(folder), ...options.ports };
    const listening = await Promise.all(
      providers.map(async (provider) => {
        const service = providerService(world, provider, host.crash);
        return [provider.name, await listen(service, wanted[provider.name] ?? 0)] as const;
      }),
    );
    const token = randomBytes(24).toString("base64url");
    const admin = adminServer({ world, providers, token, coverage, shutDown: () => setImmediate(host.ended) });
    const adminPort = await listenHttp(admin, wanted["admin"] ?? 0);
    const ports = Object.fromEntries(listening.map(([name, { port }]) => [name, port]));
    // Before the address is there: whoever reads it may take the home away at once.
    const watch = watchHome(folder, host.ended);
    writeAddress(folder, { ...self, token, seed: world.seed, ports, adminPort });
    const servers = listening.map(([, server]) => server);
    return {
      async stop() {
        clearInterval(watch);
        admin.close();
        await endAll(servers, world);
        await disk.close();
        removeAddress(folder);
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}

async function endAll(servers: readonly Listening[], world: World): Promise<void> {
  world.clock.release();
  await Promise.all(servers.map((server) => server.close(PATIENCE)));
  await world.close();
}

/** A key of this home alone, made when the first cloud is started in it. */
function sealingKey(folder: string): Buffer {
  const file = join(folder, "key");
  if (!existsSync(file)) writeFileSync(file, randomBytes(32), { mode: 0o600, flag: "wx" });
  return readFileSync(file);
}

async function readFaults(file: string | undefined): Promise<readonly Fault[]> {
  if (file === undefined || file === "") return [];
  const { parseFaults } = await import("./world/faults-file.js");
  return parseFaults(readFileSync(file, "utf8"));
}

/** A cloud whose home was removed (or put aside for another of that name) has nobody left to serve. */
function watchHome(folder: string, ended: () => void): NodeJS.Timeout {
  const mine = statSync(folder).ino;
  const timer = setInterval(() => {
    if (statSync(folder, { throwIfNoEntry: false })?.ino === mine) return;
    clearInterval(timer);
    ended();
  }, LOOK);
  timer.unref();
  return timer;
}

function listenHttp(server: Server, wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => {
      if (wanted === 0) reject(error);
      else resolve(listenHttp(server, 0));
    });
    server.listen(wanted, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
  });
}

function schedule(run: () => void, milliseconds: number): () => void {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
}
