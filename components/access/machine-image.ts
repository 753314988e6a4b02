/** The two kinds of processors that instances have. */
export type Architecture = "x86_64" | "arm64";

/** The processor of an instance type: Graviton families carry a `g` behind their generation, as in t4g or m7gd. */
export function architectureOf(instanceType: string): Architecture {
  return /^[a-z]+\d+g[a-z]*\./.test(instanceType) ? "arm64" : "x86_64";
}

/** The public parameter in which AWS keeps the id of the newest Amazon Linux image for an instance type. */
export function amazonLinuxParameter(instanceType: string): string {
  return `/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${architectureOf(instanceType)}`;
}
