import type { JsonObject } from "../../../simulator/encoding";
import { type Listening, listen } from "../../../simulator/protocol/server";
import { providerService } from "../../../simulator/protocol/service";
import type { Provider } from "../../../simulator/provider";
import type { World } from "../../../simulator/world/world";
import { openWorld, type WorldWishes } from "../world/open-world";
import { Engine } from "./engine";
import { toyProvider } from "./toy-provider";

/** A provider that listens over a world in memory. */
export interface RunningProvider {
  readonly world: World;
  readonly listening: Listening;
  /** How often a fault asked for the end of the process. */
  crashes(): number;
  /** A new engine's connection. */
  engine(settings?: JsonObject, stack?: string): Promise<Engine>;
  stop(): Promise<void>;
}

/** Starts one; stop it in the end. */
export async function runProvider(
  wishes: WorldWishes = {},
  provider: Provider = toyProvider,
): Promise<RunningProvider> {
  const world = await openWorld(wishes);
  let crashes = 0;
  const service = providerService(world, provider, () => {
    crashes++;
  });
  const listening = await listen(service, 0);
  const engines: Engine[] = [];
  return {
    world,
    listening,
    crashes: () => crashes,
    async engine(settings, stack) {
      const engine = await Engine.connect(listening.port, settings, stack);
      engines.push(engine);
      return engine;
    },
    async stop() {
      for (const engine of engines) engine.close();
      await listening.close(100);
    },
  };
}
