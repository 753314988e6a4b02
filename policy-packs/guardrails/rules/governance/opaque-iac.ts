import { forms } from "../../aws-native/forms";
import { valueAt } from "../../facts/must-be";
import type { PolicyResource } from "../../facts/resource";
import { textOf, UNKNOWN } from "../../facts/value";
import { egressTypes, ingressTypes } from "../../network/group-rules";
import { PREFIX_LISTS } from "../../network/prefix-lists";
import { configuredTexts, matchesAny } from "../../pack/configuration";
import { type Rule, undetermined, type Verdict, violation } from "../../pack/rule";

const RELEASE = "kubernetes:helm.sh/v3:Release";

/** Resources that make others which no policy gets to see, by what they make them from. */
const OPAQUE: readonly { readonly type: RegExp; readonly what: string }[] = [
  { type: /^aws:cloudformation\/(stack|stackSet|stackInstances|stackSetInstance):/, what: "a CloudFormation template" },
  { type: /^aws:cloudcontrol\/resource:/, what: "a request to Cloud Control" },
  { type: /^aws:servicecatalog\/provisionedProduct:/, what: "a product of Service Catalog" },
  { type: /^aws:serverlessrepository\/cloudFormationStack:/, what: "an application of the Serverless repository" },
  { type: /^aws-native:(cloudformation:(Stack|StackSet)|index:ExtensionResource)$/, what: "a CloudFormation template" },
  { type: /^command:(local|remote):/, what: "a command" },
  // https://www.pulumi.com/docs/iac/using-pulumi/extending-pulumi/use-terraform-module/
  { type: /^[\w-]+:(index:(Module|ModuleState)|tf:\w+)$/, what: "a Terraform module" },
  { type: /^pulumi-(nodejs|python|go|dotnet|java):dynamic(\/[\w-]+)?:/, what: "code of a dynamic resource" },
];

/** Types whose rules are read in the words of every provider. */
const READ = [...Object.keys(forms), ...ingressTypes, ...egressTypes, ...PREFIX_LISTS];

/** Other providers of AWS: `awscc`, and the Terraform provider as `pulumi package add` makes one of it. */
const OTHER_PROVIDERS = /^(aws-native:|awscc:|aws:index\/)/;

/** Whether a resource is AWS's and none of the rules knows its words. */
function isUnread(type: string, looked: readonly string[]): boolean {
  return OTHER_PROVIDERS.test(type) && !READ.includes(type) && !matchesAny(type, looked);
}

/** What is asked of a release: where its chart is from, which one and which version. */
function chartOf({ props }: PolicyResource): string | typeof UNKNOWN {
  const repository = textOf(valueAt(props, "repositoryOpts.repo"));
  const chart = textOf(props["chart"]);
  const version = textOf(props["version"]);
  if (repository === UNKNOWN || chart === UNKNOWN || version === UNKNOWN) return UNKNOWN;
  const from = repository === undefined ? "" : `${repository.replace(/\/$/, "")}/`;
  return `${from}${chart ?? ""}:${version ?? "newest"}`;
}

function releaseVerdicts(release: PolicyResource, charts: readonly string[]): readonly Verdict[] {
  const chart = chartOf(release);
  if (chart === UNKNOWN) return [undetermined("chart", "which chart is installed is not known")];
  if (matchesAny(chart, charts)) return [];
  return [violation("chart", `what the chart ${chart} makes is seen by no policy`)];
}

/** In production everything is looked at before it is made, so nothing is made by what cannot be looked at. */
export const opaqueIac: Rule = {
  id: "opaque-iac",
  title: "Production makes nothing that policies cannot see",
  severity: "medium",
  tier: "production",
  frameworks: [],
  requirements: ["D-075", "E-049"],
  remedy:
    "write the resources in Pulumi; of AWS with the provider aws; of a chart use kubernetes.helm.v4.Chart, whose resources are seen; a chart, and a type of another provider of AWS, can be listed in this policy's configuration once somebody has looked at it",
  configSchema: {
    charts: {
      type: "array",
      items: { type: "string" },
      description: "charts that were looked at, as repository/chart:version; * stands for any text",
      default: [],
    },
    types: {
      type: "array",
      items: { type: "string" },
      description: "types of other AWS providers that were looked at, as aws-native:module:Type; * stands for any text",
      default: [],
    },
  },
  check(resource, { config }) {
    if (resource.type === RELEASE) return releaseVerdicts(resource, configuredTexts(config["charts"]));
    const found = OPAQUE.find(({ type }) => type.test(resource.type));
    if (found !== undefined) return [violation("", `what ${found.what} makes is seen by no policy`)];
    return isUnread(resource.type, configuredTexts(config["types"]))
      ? [violation("", `no policy reads ${resource.type}`)]
      : [];
  },
};
