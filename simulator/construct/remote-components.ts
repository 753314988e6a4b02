import type { RemoteComponents } from "../provider";
import { createApart, type StrayRejections } from "./apart";
import { createCall } from "./call";
import { registerComponents } from "./components";
import { createConstruct } from "./construct";

/** The components of awsx and eks, made and called. Once a process: the SDK takes a package's components only once. */
export function openRemoteComponents(process: StrayRejections): RemoteComponents {
  registerComponents();
  const apart = createApart(process);
  return { construct: createConstruct(apart), call: createCall(apart) };
}
