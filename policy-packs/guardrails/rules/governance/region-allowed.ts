import { regionOf } from "../../facts/region";
import type { PolicyResource } from "../../facts/resource";
import type { Stack } from "../../facts/stack";
import { textOf, UNKNOWN, type Value } from "../../facts/value";
import { configuredTexts } from "../../pack/configuration";
import {
  type Rule,
  type RuleContext,
  type StackVerdict,
  undetermined,
  untold,
  type Verdict,
  violation,
} from "../../pack/rule";
import { copiesOf } from "../../services/copies";

/** Where the platform is, where its copies go, and where the threat engine is. */
const REGIONS = ["us-east-1", "us-west-2", "ap-south-1"];

const PROVIDERS = ["pulumi:providers:aws", "pulumi:providers:aws-native"];

function isAws({ type }: PolicyResource): boolean {
  return /^aws(-native)?:/.test(type);
}

function regionVerdicts(path: string, value: Value | undefined, regions: readonly string[]): readonly Verdict[] {
  const region = textOf(value);
  if (region === UNKNOWN) return [undetermined(path, "the region is not known")];
  if (region === undefined || regions.includes(region)) return [];
  return [violation(path, `the region is ${region}; expected ${regions.join(", ")}`)];
}

/** The regions that a resource or a provider names itself, and those that it sends copies to. */
function ownVerdicts(resource: PolicyResource, { config }: RuleContext, stack?: Stack): readonly Verdict[] {
  if (!isAws(resource) && !PROVIDERS.includes(resource.type)) return [];
  const regions = configuredTexts(config["regions"], REGIONS);
  return [
    ...regionVerdicts("region", resource.props["region"], regions),
    ...copiesOf(resource, stack).flatMap(({ path, region }) => regionVerdicts(path, region, regions)),
  ];
}

/** The regions that resources have from a provider that is no resource of the stack; each is told once. */
function inheritedVerdicts(stack: Stack, { config }: RuleContext): readonly StackVerdict[] {
  const regions = configuredTexts(config["regions"], REGIONS);
  const otherwise = typeof config["providerRegion"] === "string" ? config["providerRegion"] : undefined;
  const told = new Set(stack.ofType(...PROVIDERS).map(({ props }) => props["region"]));
  return stack.resources.flatMap((resource) => {
    if (!isAws(resource) || textOf(resource.props["region"]) !== undefined) return [];
    const region = regionOf(resource) ?? otherwise;
    if (told.has(region)) return [];
    told.add(region);
    const verdicts =
      region === undefined
        ? [
            untold(
              "region",
              "neither the resource nor its provider names a region, and providerRegion is not configured",
            ),
          ]
        : regionVerdicts("region", region, regions);
    return verdicts.map((verdict) => ({ ...verdict, resource }));
  });
}

/** Data and its copies stay where they are meant to be, and everything where somebody looks at it. */
export const regionAllowed: Rule = {
  id: "region-allowed",
  title: "Resources and their copies are in the regions that are meant",
  severity: "medium",
  tier: "standard",
  frameworks: [],
  requirements: ["K-20", "A-003", "E-003", "D-029"],
  remedy: "take region out of the resource, or set it and the provider's to an allowed one (stacks/providers.ts)",
  configSchema: {
    regions: { type: "array", items: { type: "string" }, description: "regions that are allowed", default: REGIONS },
    providerRegion: { type: "string", description: "the region of providers that name none (AWS_REGION)" },
  },
  check: (resource, context) => ownVerdicts(resource, context),
  checkStack: (stack, context) => [
    ...stack.resources.flatMap((resource) =>
      ownVerdicts(resource, context, stack).map((verdict) => ({ ...verdict, resource })),
    ),
    ...inheritedVerdicts(stack, context),
  ],
};
