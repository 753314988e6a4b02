import { configuredTexts, matchesAny } from "../../configuration";
import { valueAt } from "../../must-be";
import type { PolicyResource } from "../../resource";
import { type Rule, undetermined, type Verdict, violation } from "../../rule";
import { textOf, UNKNOWN } from "../../value";

const RELEASE = "kubernetes:helm.sh/v3:Release";

/** Resources that make others which no policy gets to see, by what they make them from. */
const OPAQUE: readonly { readonly type: RegExp; readonly what: string }[] = [
  { type: /^aws:cloudformation\/(stack|stackSet|stackInstances|stackSetInstance):/, what: "a CloudFormation template" },
  { type: /^aws:cloudcontrol\/resource:/, what: "a request to Cloud Control" },
  { type: /^aws:servicecatalog\/provisionedProduct:/, what: "a product of Service Catalog" },
  { type: /^aws:serverlessrepository\/cloudFormationStack:/, what: "an application of the Serverless repository" },
  { type: /^aws-native:(cloudformation:(Stack|StackSet)|index:ExtensionResource)$/, what: "a CloudFormation template" },
  { type: /^command:(local|remote):/, what: "a command" },
  { type: /^pulumi-(nodejs|python|go|dotnet|java):dynamic(\/[\w-]+)?:/, what: "code of a dynamic resource" },
];

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
    "write the resources in Pulumi; of a chart use kubernetes.helm.v4.Chart, whose resources are seen, or list the chart in this policy's configuration once somebody has looked at it",
  configSchema: {
    charts: {
      type: "array",
      items: { type: "string" },
      description: "charts that were looked at, as repository/chart:version; * stands for any text",
      default: [],
    },
  },
  check(resource, { config }) {
    if (resource.type === RELEASE) return releaseVerdicts(resource, configuredTexts(config["charts"]));
    const found = OPAQUE.find(({ type }) => type.test(resource.type));
    return found === undefined ? [] : [violation("", `what ${found.what} makes is seen by no policy`)];
  },
};
