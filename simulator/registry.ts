import type { FunctionLaw, Law } from "./law";

/** Everything known about one AWS service (or one group of Kubernetes kinds), loaded on first use. */
export interface Service {
  /** Laws by the type's full token, such as `aws:ec2/vpc:Vpc`. */
  readonly laws: Readonly<Record<string, Law>>;
  /** Data sources by their full token, such as `aws:index/getRegion:getRegion`. */
  readonly functions: Readonly<Record<string, FunctionLaw>>;
  /** Names of the results that are secret, by the function's token. @default none */
  readonly secretResults?: Readonly<Record<string, readonly string[]>>;
}

/**
 * How services are found: by the module part of a token (`ec2` in `aws:ec2/vpc:Vpc`), each behind an import of its own,
 * so that a start loads none. `*` answers for every module that has no entry of its own.
 */
export type Services = Readonly<Record<string, () => Promise<Service>>>;

/** Finds laws and functions by token. */
export interface Registry {
  /** The law of a resource type; `undefined` where the catalog alone decides. */
  law(type: string): Promise<Law | undefined>;
  /** The function of this token; `undefined` where it is not known. */
  function(token: string): Promise<FunctionLaw | undefined>;
  /** Names of the results of the function of this token that are secret. */
  secretResults(token: string): Promise<readonly string[]>;
  /** Tokens of all types that have a law. Loads every service. */
  lawful(): Promise<ReadonlySet<string>>;
}

/** `ec2` of `aws:ec2/vpc:Vpc`, `apps` of `kubernetes:apps/v1:Deployment`; empty for what is no token. */
export function moduleOf(token: string): string {
  return token.split(":")[1]?.split("/")[0] ?? "";
}

/** A registry over these services; each is loaded once, when the first of its tokens is asked for. */
export function createRegistry(services: Services): Registry {
  const loaded = new Map<string, Promise<Service>>();
  async function named(name: string): Promise<Service | undefined> {
    const load = services[name];
    if (load === undefined) return undefined;
    const known = loaded.get(name) ?? load();
    loaded.set(name, known);
    return known;
  }
  const service = (token: string): Promise<Service | undefined> =>
    named(Object.hasOwn(services, moduleOf(token)) ? moduleOf(token) : "*");
  return {
    law: async (type) => own((await service(type))?.laws, type),
    function: async (token) => own((await service(token))?.functions, token),
    secretResults: async (token) => own((await service(token))?.secretResults ?? {}, token) ?? [],
    lawful: async () => {
      const all = await Promise.all(Object.keys(services).map(named));
      return new Set(all.flatMap((each) => Object.keys(each?.laws ?? {})));
    },
  };
}

function own<T>(table: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return table !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;
}
