import { CloudError } from "../errors";
import type { Place } from "../law";
import type { Properties } from "../values";

/** What one engine's connection to one provider has told. */
export interface Connection {
  readonly engineAddress: string;
  /** Account and region; `undefined` until it was configured. */
  readonly home: Place | undefined;
  readonly settings: Properties;
}

/** A connection that may make things. */
export interface Configured extends Connection {
  readonly home: Place;
}

/** Connections beyond this number push out the one that was quiet for longest: an engine that was killed says no goodbye. */
const MOST = 4096;
const NEW: Connection = { engineAddress: "", home: undefined, settings: {} };

/** Every call says which connection it came by and nothing of its provider, so that what is configured is kept by connection. */
export class Connections {
  private readonly known = new Map<string, Connection>();

  /** A connection begins: whatever was known of its address belongs to an older one. */
  begin(peer: string, engineAddress: string): void {
    this.keep(peer, { ...NEW, engineAddress });
  }

  /** The engine tells where it listens. */
  attach(peer: string, engineAddress: string): void {
    this.keep(peer, { ...(this.known.get(peer) ?? NEW), engineAddress });
  }

  /** The engine tells the provider's settings. */
  configure(peer: string, home: Place, settings: Properties): void {
    this.keep(peer, { ...(this.known.get(peer) ?? NEW), home, settings });
  }

  /** Where the engine behind a connection listens; empty where it did not say so. */
  engineOf(peer: string): string {
    return this.known.get(peer)?.engineAddress ?? "";
  }

  /** The settings of a connection. @throws CloudError where it was never configured */
  of(peer: string): Configured {
    const connection = this.known.get(peer);
    if (connection?.home === undefined) {
      throw new CloudError(
        "unavailable",
        "",
        "this connection was never configured (the embedded cloud was started anew, or its engine sent no settings); run the command again",
      );
    }
    this.keep(peer, connection);
    return { ...connection, home: connection.home };
  }

  private keep(peer: string, connection: Connection): void {
    this.known.delete(peer);
    this.known.set(peer, connection);
    for (const oldest of this.known.keys()) {
      if (this.known.size <= MOST) break;
      this.known.delete(oldest);
    }
  }
}
