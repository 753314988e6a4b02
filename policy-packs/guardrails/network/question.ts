import { LAST_PORT, type Service } from "./ports";

/** What is asked of a network: does traffic get from one place to another? */
export interface ReachQuestion {
  /**
   * `internet`; `peer` for any network that is joined with ours; `tier:app` for the subnets with that tag Tier; or the
   * name of a resource: a machine, a function, a load balancer, a subnet, a group.
   */
  readonly from: string;
  /** `tcp/22` on anything; `tier:data`, `cluster-api` or a resource's name, each also with a port: `tier:data:tcp/5432`. */
  readonly to: string;
}

/** A question's aim, taken apart. */
export interface Aim {
  /** Undefined for everything. */
  readonly place: Place | undefined;
  /** Undefined for any port. */
  readonly service: Service | undefined;
}

/** A place by its tier or by a name. */
export type Place = { readonly tier: string } | { readonly name: string };

/** Reads what a question asks for. A port that there cannot be is part of a name that nothing has. */
export function readAim(text: string): Aim {
  const [, before = "", protocol, digits] = /^(?:(.+):)?(tcp|udp)\/(\d{1,5})$/.exec(text) ?? [];
  const port = Number(digits);
  if ((protocol !== "tcp" && protocol !== "udp") || port > LAST_PORT)
    return { place: placeOf(text), service: undefined };
  return { place: before === "" ? undefined : placeOf(before), service: { protocol, port, name: "" } };
}

/** Reads the name of a place. */
export function placeOf(text: string): Place {
  return text.startsWith("tier:") ? { tier: text.slice("tier:".length).toLowerCase() } : { name: text };
}
