import { textOf, UNKNOWN } from "../../facts/value";
import { configuredText } from "../../pack/configuration";
import { environmentOf } from "../../pack/environment";
import { type Rule, undetermined, violation } from "../../pack/rule";

/** Resources whose names people and programs go by, and the property that has the name. */
const NAMED: Readonly<Record<string, string>> = {
  "aws:dynamodb/table:Table": "name",
  "aws:s3/bucket:Bucket": "bucket",
  "aws:lambda/function:Function": "name",
  "aws:rds/instance:Instance": "identifier",
  "aws:rds/cluster:Cluster": "clusterIdentifier",
  "aws:sqs/queue:Queue": "name",
  "aws:sns/topic:Topic": "name",
  "aws:secretsmanager/secret:Secret": "name",
};

/** An environment in a name, as a word of it; the longer ones first. */
const ENVIRONMENTS = /(?<![a-z0-9])(production-pci|prod-pci|production|prod|staging|dev)(?![a-z0-9])/gi;

/** A name says the environment that a resource is of, or none (production's tables have none), but never another one. */
export const namingConvention: Rule = {
  id: "naming-convention",
  title: "No resource is named for another environment",
  severity: "low",
  tier: "standard",
  frameworks: [],
  requirements: ["K-12", "A-022"],
  remedy: "take the name from one function of the environment (components/naming.ts)",
  configSchema: {
    pattern: { type: "string", description: "a regular expression that every such name has to match as well" },
  },
  types: Object.keys(NAMED),
  check({ type, props }, { environment, config }) {
    const path = NAMED[type] ?? "name";
    const name = textOf(props[path]);
    if (name === undefined) return [];
    if (name === UNKNOWN) return [undetermined(path, "the name is not known")];
    const named = [...name.matchAll(ENVIRONMENTS)].map(([word]) => word.toLowerCase());
    const own = ["shared", "other"].includes(environment.kind) || named.length === 0;
    if (!own && !named.some((word) => environmentOf(word).kind === environment.kind)) {
      return [violation(path, `${name} is a name of ${named.join(" and ")}, and is made in ${environment.name}`)];
    }
    const pattern = configuredText(config["pattern"], "");
    return new RegExp(pattern).test(name) ? [] : [violation(path, `${name} does not match ${pattern}`)];
  },
};
