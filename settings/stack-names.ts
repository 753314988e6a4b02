/** The environments, in the order in which a release walks them. */
export const environmentNames = ["dev", "staging", "prod", "prod-pci"] as const;

/** An environment's name; it is also the name of its stack. */
export type EnvironmentName = (typeof environmentNames)[number];

/** Every stack of the platform, shared services first, since the environments refer to them. */
export const stackNames = ["shared", ...environmentNames] as const;

/** The name of one of the platform's stacks. */
export type StackName = (typeof stackNames)[number];

/** Other names that the source documents use for our stacks; accepted wherever a stack is named (XI-01). */
export const stackAliases = {
  test: "staging",
  production: "prod",
  "production-pci": "prod-pci",
} as const satisfies Record<string, StackName>;

const productionNames: readonly string[] = ["prod", "prod-pci"];

/** Our name for a stack, whether it is given by name or by alias; undefined when we know no such stack. */
export function canonicalStackName(name: string): StackName | undefined {
  const known = stackNames.find((candidate) => candidate === name);
  if (known !== undefined) return known;
  return Object.entries(stackAliases).find(([alias]) => alias === name)?.[1];
}

/** Whether a stack, by its canonical name, is held to the rules of production. */
export function isProduction(stack: string): boolean {
  return productionNames.includes(stack);
}
