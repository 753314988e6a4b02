import type { LawContext, Resource } from "../../simulator/law";
import { createMint } from "../../simulator/world/mint";

/** A context over these resources, in eu-west-1 of account 111111111111 unless said otherwise. */
export function lawContext(resources: readonly Resource[] = [], changes: Partial<LawContext> = {}): LawContext {
  const place = changes.place ?? { account: "111111111111", region: "eu-west-1" };
  const urn = changes.urn ?? "urn:pulumi:dev::causeway::x::main";
  const here = (all: readonly Resource[]) =>
    all.filter((one) => one.account === place.account && (one.region === place.region || one.region === "global"));
  const now = changes.now ?? Date.UTC(2026, 0, 1);
  return {
    place,
    partition: "aws",
    urn,
    type: "",
    now,
    mint: createMint([place.account, place.region, urn]),
    settings: {},
    inventory: {
      get: (type, id) => live(here(resources)).find((one) => one.type === type && one.id === id),
      list: (type) => live(here(resources)).filter((one) => one.type === type),
      where: (type, property, value) =>
        live(here(resources)).filter((one) => one.type === type && one.outputs[property] === value),
      everywhere: (type) => live(resources).filter((one) => one.type === type),
      byArn: (arn) => live(resources).find((one) => one.outputs.arn === arn),
      retained: (type) => here(resources).filter((one) => one.type === type && (one.recoverableUntil ?? 0) > now),
    },
    ...changes,
  };
}

function live(all: readonly Resource[]): readonly Resource[] {
  return all.filter((one) => one.recoverableUntil === undefined);
}
