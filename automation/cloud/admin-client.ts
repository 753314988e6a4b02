import { z } from "zod";
import { Failure } from "../errors";
import type { CloudAddress } from "./embedded-cloud";

const statusSchema = z.object({
  virtualTime: z.string(),
  accounts: z.array(z.object({ account: z.string(), resources: z.number() })),
});

const inspectSchema = z.object({
  resources: z.array(
    z.object({
      account: z.string(),
      region: z.string(),
      type: z.string(),
      id: z.string(),
      arn: z.string().nullable(),
      urn: z.string(),
      properties: z.record(z.string(), z.unknown()),
    }),
  ),
});

const coverageSchema = z.object({
  types: z.array(
    z.object({
      type: z.string(),
      operations: z.array(z.string()),
      replaceSource: z.string(),
      checkedAgainst: z.string(),
      gaps: z.array(z.string()),
    }),
  ),
});

const createdSchema = z.object({ resources: z.array(z.object({ id: z.string() })) });

/** Which resources to show; what is left out is not filtered by. */
export interface InspectFilter {
  readonly account?: string;
  readonly region?: string;
  readonly type?: string;
}

/** What runs and what it holds. */
export async function cloudStatus(address: CloudAddress) {
  return await answer(statusSchema, address, "status");
}

/** The resources that the cloud holds. */
export async function inspectCloud(address: CloudAddress, filter: InspectFilter) {
  const { account, region, type } = filter;
  return (await answer(inspectSchema, address, "inspect", { account, region, type })).resources;
}

/** Every resource type of the pinned provider and what the cloud knows of it. */
export async function cloudCoverage(address: CloudAddress) {
  return (await answer(coverageSchema, address, "coverage")).types;
}

/** The ids of what a URN has made and that is still there. */
export async function createdBy(address: CloudAddress, urn: string): Promise<string[]> {
  return (await answer(createdSchema, address, "created", { urn })).resources.map(({ id }) => id);
}

/** Takes deletion protection off everything that a stack has made. */
export async function unprotect(address: CloudAddress, stack: string): Promise<void> {
  await ask(address, "POST", "unprotect", { stack });
}

/** Empties all accounts. */
export async function resetCloud(address: CloudAddress): Promise<void> {
  await ask(address, "POST", "reset");
}

/** Asks the cloud to end after what is in hand. */
export async function shutDown(address: CloudAddress): Promise<void> {
  await ask(address, "POST", "shutdown");
}

/** A minute: an inventory of many thousand resources takes seconds. */
const ANSWER_MILLISECONDS = 60_000;

const REMEDY = "run ./causeway cloud stop, then ./causeway cloud start; nothing that it holds is lost";

type Query = Readonly<Record<string, string | undefined>>;

/** An answer of this shape; one of another shape is the cloud's failure: it is of another version, or damaged. */
async function answer<T>(schema: z.ZodType<T>, address: CloudAddress, path: string, query: Query = {}): Promise<T> {
  const text = await ask(address, "GET", path, query);
  const read = schema.safeParse(jsonOf(text));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const where = issue === undefined ? "" : `: ${issue.path.join(".") || "the whole"}: ${issue.message}`;
  const remedy = `it may be of another version; ${REMEDY}`;
  throw new Failure("cloud", `the embedded cloud answered ${path} in another shape${where}`, remedy);
}

/** What a text says in JSON; undefined where it is none. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The text of an answer. */
async function ask(address: CloudAddress, method: "GET" | "POST", path: string, query: Query = {}): Promise<string> {
  const url = new URL(`http://127.0.0.1:${address.adminPort}/${path}`);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, {
      method,
      signal: AbortSignal.timeout(ANSWER_MILLISECONDS),
      headers: { authorization: `Bearer ${address.token}` },
    });
    text = await response.text();
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    throw new Failure("cloud", `the embedded cloud does not answer ${path}: ${String(cause)}`, REMEDY, {
      cause: error,
    });
  }
  if (!response.ok) throw new Failure("cloud", `the embedded cloud refused ${path}: ${text}`, REMEDY);
  return text;
}
