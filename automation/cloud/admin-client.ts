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
  return statusSchema.parse(await ask(address, "GET", "status"));
}

/** The resources that the cloud holds. */
export async function inspectCloud(address: CloudAddress, filter: InspectFilter) {
  const { account, region, type } = filter;
  return inspectSchema.parse(await ask(address, "GET", "inspect", { account, region, type })).resources;
}

/** Every resource type of the pinned provider and what the cloud knows of it. */
export async function cloudCoverage(address: CloudAddress) {
  return coverageSchema.parse(await ask(address, "GET", "coverage")).types;
}

/** The ids of what a URN has made and that is still there. */
export async function createdBy(address: CloudAddress, urn: string): Promise<string[]> {
  return createdSchema.parse(await ask(address, "GET", "created", { urn })).resources.map(({ id }) => id);
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

async function ask(
  address: CloudAddress,
  method: "GET" | "POST",
  path: string,
  query: Readonly<Record<string, string | undefined>> = {},
): Promise<unknown> {
  const url = new URL(`http://127.0.0.1:${address.adminPort}/${path}`);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  const remedy = "run ./causeway cloud stop, then ./causeway cloud start; nothing that it holds is lost";
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
    throw new Failure("cloud", `the embedded cloud does not answer ${path}: ${String(cause)}`, remedy, {
      cause: error,
    });
  }
  if (!response.ok) throw new Failure("cloud", `the embedded cloud refused ${path}: ${text}`, remedy);
  return text === "" ? {} : JSON.parse(text);
}
