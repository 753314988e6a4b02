import { getKubeconfig } from "../eks/get-kubeconfig";
import { notSimulated } from "./refusal";

/** A component's method: its arguments, the component itself (`__self__`) among them, in; its results out. */
export type Method = (args: Record<string, unknown>) => Record<string, unknown>;

/** Every method that the pinned awsx and eks declare, by token. */
const methods: ReadonlyMap<string, Method> = new Map([["eks:index:Cluster/getKubeconfig", getKubeconfig]]);

/** The method of this token; throws a Refusal that names those that there are. */
export function methodOf(token: string): Method {
  const method = methods.get(token);
  if (method === undefined) {
    throw notSimulated(`The method ${token}`, `It answers: ${[...methods.keys()].join(", ")}.`);
  }
  return method;
}
