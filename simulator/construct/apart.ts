import { setAllConfig } from "@pulumi/pulumi/runtime/config";
import { resetOptions } from "@pulumi/pulumi/runtime/settings";
import { refusalOf } from "./refusal";
import { type Store, sdk } from "./sdk";

/** What a request says of the deployment that it belongs to. */
export interface OfDeployment {
  getProject(): string;
  getStack(): string;
  getParallel(): number;
  getMonitorendpoint(): string;
  getDryrun(): boolean;
  getOrganization(): string;
  getConfigMap(): { entries(): Iterable<readonly unknown[]> };
  getConfigsecretkeysList(): string[];
}

/** Where rejections that nobody awaited are reported: the process. */
export interface StrayRejections {
  on(event: "unhandledRejection", listener: (error: unknown) => void): unknown;
}

/**
 * Runs work in the deployment that a request belongs to, apart from all other work: any number may run at once, for any
 * number of engines. Rejects with a Refusal.
 */
export type Apart = <T>(
  request: OfDeployment,
  /** Where the engine that sent the request takes log messages (its Attach said so). */
  engineAddress: string,
  work: () => Promise<T>,
) => Promise<T>;

/**
 * Outputs are promises, and one that fails where nobody waits surfaces in the process; it ends the work that it came
 * from, as in the real provider, and no other.
 */
export function createApart(process: StrayRejections): Apart {
  const running = new Map<Store, (error: unknown) => void>();
  process.on("unhandledRejection", (error) => {
    const store = sdk.getLocalStore();
    if (store === undefined) throw error;
    running.get(store)?.(error);
  });

  return (request, engineAddress, work) =>
    sdk.withLocalStorage(async () => {
      const store = sdk.getStore();
      try {
        const stray = new Promise<never>((_resolve, reject) => running.set(store, reject));
        return await Promise.race([whole(request, engineAddress, work), stray]);
      } catch (error) {
        throw refusalOf(error);
      } finally {
        running.delete(store);
        closeWhenQuiet(store);
      }
    });
}

async function whole<T>(request: OfDeployment, engineAddress: string, work: () => Promise<T>): Promise<T> {
  await connect(request, engineAddress);
  const answer = await work();
  await sdk.waitForRPCs();
  return answer;
}

async function connect(request: OfDeployment, engineAddress: string): Promise<void> {
  resetOptions(
    request.getProject(),
    request.getStack(),
    request.getParallel(),
    engineAddress,
    request.getMonitorendpoint(),
    request.getDryrun(),
    request.getOrganization(),
  );
  await sdk.awaitFeatureSupport();
  const config = [...request.getConfigMap().entries()].map(([key, value]) => [String(key), String(value)]);
  setAllConfig(Object.fromEntries(config), request.getConfigsecretkeysList());
}

/** The SDK leaves its connections to the end of its process. This process goes on, and calls may still be under way. */
function closeWhenQuiet(store: Store): void {
  const close = (): void => {
    store.settings.monitor?.close();
    store.settings.engine?.close();
    store.leakCandidates.clear();
  };
  sdk.waitForRPCs().then(close, close);
}
