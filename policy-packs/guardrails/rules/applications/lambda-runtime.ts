import { mustBeText } from "../../facts/must-be";
import { configuredTexts } from "../../pack/configuration";
import { controls } from "../../pack/frameworks";
import type { Rule } from "../../pack/rule";

const CANARY = "aws:synthetics/canary:Canary";

/**
 * The oldest version of each language that AWS still mends, by the table "Supported runtimes" of the Lambda developer
 * guide (docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html) in November 2026; none where the language is no
 * runtime any more.
 */
const OLDEST: Readonly<Record<string, readonly [number, number] | undefined>> = {
  nodejs: [22, 0],
  python: [3, 11],
  ruby: [3, 3],
  dotnet: [10, 0],
  dotnetcore: undefined,
  go: undefined,
};

/** Runtimes on an older Amazon Linux, whose names are not told apart by a version. */
const GONE = new Set(["java8", "provided", "provided.al2"]);

/** Whether AWS mends a runtime: `python3.13`, `nodejs22.x`, `java8.al2`. A language that is new is. */
function isSupported(runtime: string): boolean {
  const [, language = "", major = "0", minor = "0"] = /^([a-z]+)(\d+)?(?:\.(\d+))?/.exec(runtime) ?? [];
  if (GONE.has(runtime)) return false;
  if (!(language in OLDEST)) return true;
  const oldest = OLDEST[language];
  if (oldest === undefined) return false;
  const [oldestMajor, oldestMinor] = oldest;
  return Number(major) === oldestMajor ? Number(minor) >= oldestMinor : Number(major) > oldestMajor;
}

/** The oldest version of each runtime of canaries that is not known to be deprecated. */
const OLDEST_OF_CANARIES: Readonly<Record<string, readonly [number, number] | undefined>> = {
  syn: [2, 0],
  "syn-nodejs": [3, 0],
  "syn-nodejs-puppeteer": [6, 2],
  "syn-python-selenium": [2, 1],
};

/** Whether a runtime of canaries is mended: `syn-nodejs-puppeteer-9.1`. One that is new is. */
function isSupportedByCanaries(runtime: string): boolean {
  const [, name = "", major, minor] = /^([a-z-]+)-(\d+)\.(\d+)$/.exec(runtime) ?? [];
  const oldest = OLDEST_OF_CANARIES[name];
  if (oldest === undefined) return true;
  const [oldestMajor, oldestMinor] = oldest;
  return Number(major) === oldestMajor ? Number(minor) >= oldestMinor : Number(major) > oldestMajor;
}

/** A function runs on what is still mended. One that is an image brings its own runtime. */
export const lambdaRuntime: Rule = {
  id: "lambda-runtime",
  title: "Functions and canaries run on a runtime that AWS still mends",
  severity: "medium",
  tier: "standard",
  frameworks: controls({ fsbp: ["Lambda.2"], checkov: ["CKV_AWS_363"] }),
  requirements: [],
  remedy:
    "set runtime to a current one: nodejs24.x, python3.14, java25, dotnet10, provided.al2023; of a canary the newest runtimeVersion",
  configSchema: {
    accepted: { type: "array", items: { type: "string" }, description: "runtimes to accept all the same", default: [] },
  },
  types: ["aws:lambda/function:Function", CANARY],
  check({ type, props }, { config }) {
    const accepted = configuredTexts(config["accepted"]);
    const path = type === CANARY ? "runtimeVersion" : "runtime";
    const isMended = type === CANARY ? isSupportedByCanaries : isSupported;
    const runtime = typeof props[path] === "string" ? ` (${props[path]})` : "";
    return mustBeText(props, path, (text) => isMended(text.toLowerCase()) || accepted.includes(text), {
      message: `AWS does not mend the runtime any more${runtime}`,
      unset: true,
    });
  },
};
