import { createHash, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { decode, type JsonObject } from "../encoding";
import { CloudError } from "../errors";
import type { Provider } from "../provider";
import type { Properties } from "../values";
import { resourceKey } from "../world/stored";
import type { World } from "../world/world";
import { tamper } from "./tamper";
import { unprotect } from "./unprotect";
import { createdBy, inspect } from "./views";

/** What the administration of a cloud needs. */
export interface AdminOptions {
  readonly world: World;
  readonly providers: readonly Provider[];
  /** Whoever asks must send it as a bearer token. */
  readonly token: string;
  /** Every resource type of the pinned providers and what the cloud knows of it; loaded when asked for. */
  readonly coverage: () => Promise<unknown>;
  /** Ends the cloud after the answer has left. */
  readonly shutDown: () => void;
}

/** JSON of some form, or a promise of it. */
type Answer = (query: URLSearchParams) => unknown;

/** An HTTP server for the command line, on the loopback address only; not listening yet. */
export function adminServer(options: AdminOptions): Server {
  const answers = answersOf(options);
  return createServer((request, response) => {
    void handle(request, response, answers, options.token);
  });
}

function answersOf({ world, providers, coverage, shutDown }: AdminOptions): Readonly<Record<string, Answer>> {
  const registryOf = (type: string) => providers.find((provider) => type.startsWith(`${provider.name}:`))?.registry;
  return {
    "GET /status": () => status(world),
    "GET /inspect": (query) => {
      const filter = Object.fromEntries(query);
      return { resources: inspect(world, filter) };
    },
    "GET /created": (query) => ({ resources: createdBy(world, text(query, "urn")) }),
    "GET /coverage": () => coverage(),
    "POST /reset": async () => {
      await world.reset();
      return { ok: true };
    },
    "POST /unprotect": async (query) => ({ urns: await unprotect(world, registryOf, text(query, "stack")) }),
    "POST /advance": async (query) => {
      await world.advance(Number(text(query, "milliseconds")));
      return status(world);
    },
    "POST /tamper": async (query) => {
      const place = { account: text(query, "account"), region: text(query, "region") };
      const stored = world.state.get(resourceKey(place, text(query, "type"), text(query, "id")));
      if (stored === undefined) throw new RangeError("there is no such resource");
      const outputs = query.get("outputs");
      await tamper(world, stored, outputs === null ? "delete" : propertiesOf(outputs));
      return { ok: true };
    },
    "POST /shutdown": () => {
      shutDown();
      return { ok: true };
    },
  };
}

function text(query: URLSearchParams, name: string): string {
  const value = query.get(name);
  if (value === null || value === "") throw new RangeError(`${name} is missing`);
  return value;
}

function propertiesOf(json: string): Properties {
  const object: JsonObject = JSON.parse(json);
  return decode(object).properties;
}

function status(world: World): unknown {
  const counts = new Map<string, number>();
  for (const stored of world.state.all()) counts.set(stored.account, (counts.get(stored.account) ?? 0) + 1);
  const accounts = [...counts]
    .toSorted(([left], [right]) => left.localeCompare(right))
    .map(([account, resources]) => ({ account, resources }));
  return { seed: world.seed, latency: world.latency, virtualTime: new Date(world.clock.now()).toISOString(), accounts };
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  answers: Readonly<Record<string, Answer>>,
  token: string,
): Promise<void> {
  const url = new URL(request.url ?? "/", "http://127.0.0.1");
  const answer = answers[`${request.method} ${url.pathname}`];
  try {
    if (!isToken(request.headers.authorization ?? "", token)) return send(response, 401, { error: "wrong token" });
    if (answer === undefined) return send(response, 404, { error: `there is no ${request.method} ${url.pathname}` });
    return send(response, 200, await answer(url.searchParams));
  } catch (error) {
    const asked = error instanceof RangeError || error instanceof SyntaxError || error instanceof CloudError;
    return send(response, asked ? 400 : 500, { error: error instanceof Error ? error.message : String(error) });
  }
}

function isToken(header: string, token: string): boolean {
  return timingSafeEqual(sha256(header), sha256(`Bearer ${token}`));
}

function sha256(value: string): Buffer {
  return createHash("sha256").update(value).digest();
}

function send(response: ServerResponse, code: number, body: unknown): void {
  response.writeHead(code, { "content-type": "application/json", connection: "close" });
  response.end(JSON.stringify(body));
}
