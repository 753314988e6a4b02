import type { LawContext } from "../../law";
import { imageId } from "../functions/ec2-offers";

/** The day in the names of the images that this cloud publishes. */
const RELEASE = "20260101";

/** Kubernetes versions that EKS publishes images for. */
const KUBERNETES = /^1\.(2[89]|3[0-5])$/;

/**
 * The value of a parameter that AWS publishes for everybody, the same for the same name and region: ids of the newest
 * Amazon Linux, EKS, Bottlerocket and ECS images. Undefined where AWS publishes none of this name.
 */
export function publishedParameter(name: string, context: LawContext): string | undefined {
  const [, aws, service, family, ...rest] = name.split("/");
  if (aws !== "aws" || service !== "service") return undefined;
  const image = imageId(name, context);
  if (family === "ami-amazon-linux-latest") return isAmazonLinux(rest) ? image : undefined;
  if (family === "eks") return eksParameter(rest, image);
  if (family === "bottlerocket") return bottlerocketParameter(rest, image);
  if (family === "ecs") return ecsParameter(rest, image);
  if (family === "canonical") return name.endsWith("/ami-id") ? image : undefined;
  return undefined;
}

function isAmazonLinux(rest: readonly string[]): boolean {
  return (
    rest.length === 1 &&
    (/^al2023-ami-(minimal-)?kernel-(default|6\.1|6\.12)-(x86_64|arm64)$/.test(rest[0] ?? "") ||
      /^amzn2-ami-(kernel-5\.10-)?(minimal-)?hvm-(x86_64|arm64)-(gp2|ebs)$/.test(rest[0] ?? ""))
  );
}

/** `optimized-ami/1.33/amazon-linux-2023/x86_64/standard/recommended/image_id`, and `optimized-ami/1.31/amazon-linux-2/recommended/image_id`. */
function eksParameter(rest: readonly string[], image: string): string | undefined {
  const [kind, version = "", system, ...tail] = rest;
  if (kind !== "optimized-ami" || !KUBERNETES.test(version)) return undefined;
  const path = tail.join("/");
  const isKnown =
    system === "amazon-linux-2023"
      ? /^(x86_64\/(standard|nvidia|neuron)|arm64\/(standard|nvidia))\/recommended(\/\w+)?$/.test(path)
      : /^amazon-linux-2(-arm64|-gpu)?$/.test(system ?? "") && /^recommended(\/\w+)?$/.test(path);
  return isKnown
    ? imageFact(tail.at(-1), image, `${version}.0-${RELEASE}`, `amazon-eks-node-${system}-${version}`)
    : undefined;
}

/** `aws-k8s-1.33/x86_64/latest/image_id`. */
function bottlerocketParameter(rest: readonly string[], image: string): string | undefined {
  const [variant = "", architecture = "", release = "", fact] = rest;
  const isKnown =
    /^aws-(k8s-1\.\d+|ecs-[12])(-nvidia)?(-fips)?$/.test(variant) &&
    /^(x86_64|arm64)$/.test(architecture) &&
    release !== "";
  if (!isKnown) return undefined;
  return fact === "image_version" ? "1.50.0" : fact === "image_id" ? image : undefined;
}

/** `optimized-ami/amazon-linux-2023/recommended/image_id`, with `arm64`, `gpu` or `neuron` before `recommended`. */
function ecsParameter(rest: readonly string[], image: string): string | undefined {
  const [kind, system = "", ...tail] = rest;
  const isKnown =
    kind === "optimized-ami" &&
    /^amazon-linux-(2|2023)$/.test(system) &&
    /^((arm64|gpu|neuron)\/)?recommended(\/\w+)?$/.test(tail.join("/"));
  return isKnown ? imageFact(tail.at(-1), image, RELEASE, `${system}-ami-ecs-hvm`) : undefined;
}

function imageFact(fact: string | undefined, image: string, release: string, name: string): string | undefined {
  const facts: Readonly<Record<string, string>> = {
    image_id: image,
    release_version: release,
    image_name: `${name}-${RELEASE}`,
  };
  return fact === "recommended" ? JSON.stringify(facts) : facts[fact ?? ""];
}
