import { getParameter } from "@pulumi/aws/ssm";
import { all, type Input, type Output, output, type Resource } from "@pulumi/pulumi";
import { amiTypeOf, imageParameter, type NodeSystem } from "./ami";

/** What decides which image AWS recommends for nodes. */
export interface ImageWishes {
  readonly amiType?: Input<string>;
  readonly system: Input<NodeSystem>;
  readonly gpu?: Input<boolean>;
  readonly instanceTypes?: Input<Input<string>[]>;
  /** The input that the instance types come from, for refusals. */
  readonly property: string;
  /** Of Kubernetes. */
  readonly version: Input<string>;
}

/** The image that AWS recommends, from its public parameter. The real package asks in the way that keeps no secrecy. */
export function recommendedImage(wishes: ImageWishes, parent: Resource): Output<string> {
  const { amiType, system, gpu, instanceTypes, property, version } = wishes;
  const name = all([amiType, system, gpu, instanceTypes, version]).apply(([type, os, withGpu, types, known]) =>
    imageParameter(type || amiTypeOf(os, withGpu ?? false, types ?? [], property), known),
  );
  return name.apply((known) => output(getParameter({ name: known }, { parent })).value);
}
