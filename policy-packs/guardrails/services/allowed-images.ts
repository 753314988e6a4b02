import { UNKNOWN, type Value } from "../facts/value";
import { saidImage } from "../kubernetes/images";
import { configuredTexts, matchesAny } from "../pack/configuration";
import { type Rule, type RuleContext, undetermined, type Verdict, violation } from "../pack/rule";

/** Our accounts' registries, and their copies of public images. */
const OUR_REGISTRIES: readonly string[] = ["*.dkr.ecr.*.amazonaws.com", "*.dkr-ecr.*.on.aws"];

/** What rules about images can be told: where images may come from. */
export const registriesSchema: NonNullable<Rule["configSchema"]> = {
  registries: {
    type: "array",
    items: { type: "string" },
    description: "hosts of registries; * stands for any text",
    default: [...OUR_REGISTRIES],
  },
};

/** How an image is allowed. */
export const IMAGE_REMEDY =
  'name the image by digest, "…dkr.ecr.us-east-1.amazonaws.com/app@sha256:…"; copy public images into ECR';

/**
 * What there is to say of an image: it is named by digest, and comes from a registry that may be. Of one that is said in
 * parts only what is said is judged.
 *
 * @param at its path
 * @param who what runs it, as messages call it: `container app`
 */
export function imageVerdicts(
  value: Value | undefined,
  at: string,
  who: string,
  config: RuleContext["config"],
): readonly Verdict[] {
  const image = saidImage(value);
  if (image === undefined) return [];
  const open = undetermined(at, `which image ${who} runs is not known`);
  if (image === UNKNOWN) return [open];
  const { registry, tag, byDigest } = image;
  const registries = configuredTexts(config["registries"], OUR_REGISTRIES);
  const runs = tag === undefined || tag === UNKNOWN ? "whatever is newest" : `the tag ${tag}`;
  const isForeign = registry !== undefined && registry !== UNKNOWN && !matchesAny(registry, registries);
  return [
    ...(byDigest === UNKNOWN || registry === UNKNOWN ? [open] : []),
    ...(byDigest === false ? [violation(at, `${who} runs ${runs}, not a digest`)] : []),
    ...(isForeign ? [violation(at, `${who} runs an image of ${registry}; expected ${registries.join(", ")}`)] : []),
  ];
}
