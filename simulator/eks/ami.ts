import { InputPropertyError } from "@pulumi/pulumi";

/** The operating systems of nodes. */
export type NodeSystem = "AL2" | "AL2023" | "Bottlerocket";

/** What is known of a kind of image that AWS makes for nodes. */
interface ImageKind {
  readonly system: NodeSystem;
  readonly gpu: boolean;
  readonly processor: "x86_64" | "arm64";
  /** Its place among SSM's public parameters; `VERSION` stands for the version of Kubernetes. */
  readonly parameter: string;
}

const LINUX = "/aws/service/eks/optimized-ami/VERSION";

function kind(system: NodeSystem, processor: ImageKind["processor"], gpu: boolean, parameter: string): ImageKind {
  return { system, gpu, processor, parameter };
}

const KINDS: Readonly<Record<string, ImageKind>> = {
  AL2_x86_64: kind("AL2", "x86_64", false, `${LINUX}/amazon-linux-2/recommended/image_id`),
  AL2_x86_64_GPU: kind("AL2", "x86_64", true, `${LINUX}/amazon-linux-2-gpu/recommended/image_id`),
  AL2_ARM_64: kind("AL2", "arm64", false, `${LINUX}/amazon-linux-2-arm64/recommended/image_id`),
  AL2023_x86_64_STANDARD: kind(
    "AL2023",
    "x86_64",
    false,
    `${LINUX}/amazon-linux-2023/x86_64/standard/recommended/image_id`,
  ),
  AL2023_ARM_64_STANDARD: kind(
    "AL2023",
    "arm64",
    false,
    `${LINUX}/amazon-linux-2023/arm64/standard/recommended/image_id`,
  ),
  AL2023_x86_64_NVIDIA: kind("AL2023", "x86_64", true, `${LINUX}/amazon-linux-2023/x86_64/nvidia/recommended/image_id`),
  BOTTLEROCKET_ARM_64: kind(
    "Bottlerocket",
    "arm64",
    false,
    "/aws/service/bottlerocket/aws-k8s-VERSION/arm64/latest/image_id",
  ),
  BOTTLEROCKET_x86_64: kind(
    "Bottlerocket",
    "x86_64",
    false,
    "/aws/service/bottlerocket/aws-k8s-VERSION/x86_64/latest/image_id",
  ),
  BOTTLEROCKET_ARM_64_NVIDIA: kind(
    "Bottlerocket",
    "arm64",
    true,
    "/aws/service/bottlerocket/aws-k8s-VERSION-nvidia/arm64/latest/image_id",
  ),
  BOTTLEROCKET_x86_64_NVIDIA: kind(
    "Bottlerocket",
    "x86_64",
    true,
    "/aws/service/bottlerocket/aws-k8s-VERSION-nvidia/x86_64/latest/image_id",
  ),
};

/** Names that the package gave some kinds before EKS named them. */
const ALIASES: Readonly<Record<string, string>> = {
  "amazon-linux-2": "AL2_x86_64",
  "amazon-linux-2-gpu": "AL2_x86_64_GPU",
  "amazon-linux-2-arm": "AL2_ARM_64",
  "amazon-linux-2023/x86_64/standard": "AL2023_x86_64_STANDARD",
  "amazon-linux-2023/arm64/standard": "AL2023_ARM_64_STANDARD",
  "amazon-linux-2023/x86_64/nvidia": "AL2023_x86_64_NVIDIA",
};

function knownKind(amiType: string): ImageKind | undefined {
  return KINDS[ALIASES[amiType] ?? amiType];
}

/** The operating system of nodes: the one named, the one of the image, Amazon Linux 2023 otherwise. */
export function systemOf(amiType: string | undefined, system: NodeSystem | undefined): NodeSystem {
  if (!amiType) return system ?? "AL2023";
  const found = knownKind(amiType);
  if (found === undefined) refuse("amiType", `Cannot tell the operating system of the unknown AMI type ${amiType}`);
  if (system && system !== found.system) {
    refuse("operatingSystem", `operatingSystem is ${system}, but images of type ${amiType} have ${found.system}`);
  }
  return found.system;
}

/** The type of image for nodes of a system, from the instance types that have to run it. */
export function amiTypeOf(
  system: NodeSystem,
  gpu: boolean,
  instanceTypes: readonly string[],
  property: string,
): string {
  const processor = processorOf(instanceTypes, property);
  const found = Object.entries(KINDS).find(
    ([, one]) => one.system === system && one.gpu === gpu && one.processor === processor,
  );
  if (found === undefined)
    throw new Error(`There is no AMI type for ${system} on ${processor}${gpu ? " with GPU" : ""}`);
  return found[0];
}

/** The SSM parameter that holds the id of the recommended image. */
export function imageParameter(amiType: string, kubernetesVersion: string): string {
  const found = knownKind(amiType);
  if (found === undefined) {
    refuse("amiType", `There is no recommended AMI for the type ${amiType}; give amiId and userData`);
  }
  return found.parameter.replace("VERSION", kubernetesVersion);
}

/** Family, generation and processor of an instance type: `m7g.large` has `g`, for AWS's own ARM processors. */
const INSTANCE_TYPE = /([a-z]+)([0-9]+)([a-z])?-?([a-z]+)?\.([a-zA-Z0-9-]+)/;

/** The processor that all of the instance types have; x86_64 when there are none. */
export function processorOf(instanceTypes: readonly string[], property: string): "x86_64" | "arm64" {
  const processors = new Set(
    instanceTypes.map((type) => {
      const parts = INSTANCE_TYPE.exec(type);
      if (parts === null) refuse(property, `"${type}" is no EC2 instance type; expected a form such as t3.medium`);
      return parts[3] === "g" ? "arm64" : "x86_64";
    }),
  );
  if (processors.size > 1) refuse(property, `${instanceTypes.join(", ")} have different processors; choose one kind`);
  return processors.has("arm64") ? "arm64" : "x86_64";
}

function refuse(propertyPath: string, reason: string): never {
  throw new InputPropertyError({ propertyPath, reason });
}
