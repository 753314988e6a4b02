import type { PolicyResource } from "../facts/resource";
import type { Endpoint } from "./endpoint";
import type { GroupKeys } from "./group-rules";
import type { Hop } from "./path";
import type { Service } from "./ports";

/** Where traffic starts. */
export interface Origin {
  readonly kind: "internet" | "peer" | "inside";
  readonly hop: Hop;
  /** The subnet that something inside sends from; undefined for one that is not known. */
  readonly subnet?: PolicyResource | undefined;
  /** The groups that it is in; undefined for any address of the subnet. */
  readonly groups?: GroupKeys | undefined;
  /** The public addresses that it shows, and not those of its subnet: clients of a load balancer that keeps them. */
  readonly clients?: readonly string[] | undefined;
}

/** What is asked: does a service of something in one place hear from an origin? */
export interface Crossing {
  readonly origin: Origin;
  readonly endpoint: Endpoint;
  /** Undefined for a default subnet. */
  readonly subnet: PolicyResource | undefined;
  readonly service: Service;
  /** Whether what is not known is taken for open, and not for closed. */
  readonly assume: boolean;
}
