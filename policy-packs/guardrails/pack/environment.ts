import { type EnvironmentKind, environmentKinds } from "../../../lib/guardrail-pack";

/** The environment that a resource belongs to, which decides levels and bounds. */
export interface Environment {
  /** The stack's name as it is. */
  readonly name: string;
  readonly kind: EnvironmentKind;
  /** Whether it is held to the rules of production. */
  readonly production: boolean;
}

/** Other names that people use for the environments. */
const ALIASES: Readonly<Record<string, EnvironmentKind>> = {
  test: "staging",
  production: "prod",
  "production-pci": "prod-pci",
};

/** The environment of a stack's name, with aliases; a name that is none of ours is `other`. */
export function environmentOf(name: string): Environment {
  const kind = environmentKinds.find((each) => each === name && each !== "other") ?? ALIASES[name] ?? "other";
  return { name, kind, production: kind === "prod" || kind === "prod-pci" };
}

/** The name of the stack in a URN: `urn:pulumi:dev::causeway::…` is of `dev`; empty where it is no URN. */
export function stackOfUrn(urn: string): string {
  return /^urn:pulumi:(.*?)::/.exec(urn)?.[1] ?? "";
}
