import { makeVpc } from "../awsx/vpc";
import type { MakeComponent } from "./component";
import { notSimulated } from "./refusal";

/** The remote components that have a stand-in here, by type token. */
const makers: ReadonlyMap<string, MakeComponent> = new Map([["awsx:ec2:Vpc", makeVpc]]);

/** The maker of a type of remote component; throws a Refusal that names those that there are. */
export function makerOf(type: string): MakeComponent {
  const maker = makers.get(type);
  if (maker === undefined) {
    throw notSimulated(type, `It makes the children of: ${[...makers.keys()].join(", ")}.`);
  }
  return maker;
}
