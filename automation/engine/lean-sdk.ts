import Module from "node:module";

/**
 * Functions of the SDK that turn functions of a program into text, by file. They need a compiler and a package manager,
 * which take longer to read than all the rest of the SDK and are wanted by few programs.
 */
const ON_DEMAND: Readonly<Record<string, readonly string[]>> = {
  "@pulumi/pulumi/runtime/closure/serializeClosure": ["serializeFunction", "serializeFunctionAsync"],
  "@pulumi/pulumi/runtime/closure/codePaths": ["computeCodePaths", "findWorkspaceRoot", "packageArchivePath"],
};

/**
 * Spares a program what the SDK does for others: it reads the packages of serialised functions when one is serialised,
 * does not note of every promise where it was made, and tells the engine nothing on the level of debugging. Those notes are
 * for programs whose process ends by itself with promises open; ours is ended, and its words go nowhere. Nobody is shown
 * words for debugging, of which each resource has three and each is a call. Without the first two, a preview's process
 * took 2.8 s of processor time instead of 4.2 s (production, 323 resources); without the third, a preview 0.3 s less.
 *
 * To be called before the SDK is loaded; what is loaded stays as it is.
 *
 * @param load `require` of the program whose SDK is meant
 */
export function leanSdk(load: NodeJS.Require): void {
  for (const [name, functions] of Object.entries(ON_DEMAND)) defer(load, load.resolve(name), functions);
  const debuggable: { debuggablePromise: unknown } = load("@pulumi/pulumi/runtime/debuggable");
  debuggable.debuggablePromise = (promise: unknown) => promise;
  const log: { debug: unknown } = load("@pulumi/pulumi/log");
  log.debug = () => Promise.resolve();
}

/**
 * Has the SDK of policies read each resource once. By itself it reads all properties anew for each policy that it shows
 * the resource to, and for each that looks at the stack: with 168 policies an ordinary preview of production took 8.4 s
 * instead of 7.8 s (325 resources). Policies share what was read, so they must not write into it. What a
 * policy may mend is read for it alone, as before.
 *
 * @param load `require` of the pack whose SDK is meant
 */
export function readOnce(load: NodeJS.Require): void {
  type Read = (properties: object, proxySecrets: boolean) => unknown;
  const sdk: { deserializeProperties: Read } = load("@pulumi/policy/deserialize");
  const read = sdk.deserializeProperties;
  const known = new WeakMap<object, unknown>();
  sdk.deserializeProperties = (properties, proxySecrets) => {
    if (proxySecrets) return read(properties, proxySecrets);
    if (!known.has(properties)) known.set(properties, read(properties, proxySecrets));
    return known.get(properties);
  };
}

/** Puts functions in the place of a module that load it when one of them is called. */
function defer(load: NodeJS.Require, file: string, functions: readonly string[]): void {
  if (load.cache[file] !== undefined) return;
  const stub = new Module(file);
  stub.filename = file;
  stub.loaded = true;
  let real: Readonly<Record<string, unknown>> | undefined;
  const call = (name: string, args: readonly unknown[]): unknown => {
    if (real === undefined) {
      delete load.cache[file];
      real = load(file);
    }
    const meant = real?.[name];
    if (typeof meant !== "function") throw new TypeError(`the SDK has no ${name} in ${file}`);
    return Reflect.apply(meant, undefined, args);
  };
  stub.exports = Object.fromEntries(functions.map((name) => [name, (...args: unknown[]) => call(name, args)]));
  load.cache[file] = stub;
}
