import type { PolicyResource } from "../../facts/resource";
import { textOf, UNKNOWN } from "../../facts/value";
import { configuredTexts } from "../../pack/configuration";
import { controls } from "../../pack/frameworks";
import { type Rule, type RuleContext, undetermined, type Verdict, violation } from "../../pack/rule";
import { kubernetesVersions, minorOf, supportedVersions } from "../../services/kubernetes-versions";
import { NODE_GROUP } from "../../services/machines";

const TYPES = ["aws:eks/cluster:Cluster", NODE_GROUP];

/** Not set means the newest that AWS offers by default, which is supported. So is what is newer than the list. */
function verdicts({ props }: PolicyResource, { config }: RuleContext): readonly Verdict[] {
  const version = textOf(props["version"]);
  if (version === undefined) return [];
  if (version === UNKNOWN) return [undetermined("version", "the version of Kubernetes is not known")];
  const supported = configuredTexts(config["supported"], supportedVersions);
  const minor = minorOf(version);
  const minors = supported.map((each) => minorOf(each)).filter((each) => each !== undefined);
  if (minor !== undefined && (minors.includes(minor) || minor > Math.max(...minors))) return [];
  const ended = kubernetesVersions.find((each) => minorOf(each.version) === minor)?.standardEnds;
  const since = ended === undefined ? "" : ` (its standard support ends on ${ended})`;
  return [violation("version", `Kubernetes ${version} is none of ${supported.join(", ")}${since}`)];
}

/** An old version gets no security patches, or late ones that cost more, and is one day replaced by AWS. */
export const eksVersion: Rule = {
  id: "eks-version",
  title: "Clusters and nodes run a supported version of Kubernetes",
  severity: "medium",
  tier: "standard",
  frameworks: controls({
    fsbp: ["EKS.2"],
    pci4: ["6.3.3"],
    checkov: ["CKV_AWS_339"],
  }),
  requirements: ["D-028"],
  remedy: "raise version by one minor at a time, the cluster before its nodes (causeway:eksVersion)",
  configSchema: {
    supported: {
      type: "array",
      items: { type: "string" },
      description: "versions that are accepted, and every newer one",
      default: [...supportedVersions],
    },
  },
  types: TYPES,
  check: verdicts,
};
