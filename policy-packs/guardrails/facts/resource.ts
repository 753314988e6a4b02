import type { ResourceFacts } from "../../../lib/guardrail-pack";
import { saidByForm, topOf, typesOfForm } from "../aws-native/form";
import { forms } from "../aws-native/forms";
import { type Properties, readProperties } from "./value";

/** A resource as policies look at it: plain values, each known or not known by itself. */
export interface PolicyResource {
  /** The one name of the type; aliases such as `aws:alb/listener:Listener` are turned into it. */
  readonly type: string;
  readonly name: string;
  readonly urn: string;
  readonly props: Properties;
  /** URN of the parent; empty for none. */
  readonly parent: string;
  readonly provider: { readonly type: string; readonly props: Properties } | undefined;
  readonly dependencies: readonly string[];
  /** Options of the engine; undefined where nobody has told them. */
  readonly options: ResourceFacts["options"];
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
  /** The path that its provider has a property at, where rules know it by another name. */
  readonly names?: Readonly<Record<string, string>>;
}

/** Modules of the AWS provider that are the same under a second name. */
const MODULE_ALIASES: Readonly<Record<string, string>> = {
  "aws:alb/": "aws:lb/",
  "aws:applicationloadbalancing/": "aws:lb/",
  "aws:elasticloadbalancingv2/": "aws:lb/",
  "aws:elasticloadbalancing/": "aws:elb/",
};

/** Types that are the same, or ask for the same, under a second name: `bucketV2` is the provider's old name. */
const TYPE_ALIASES: Readonly<Record<string, string>> = {
  "aws:s3/bucketV2:BucketV2": "aws:s3/bucket:Bucket",
  "aws:s3/bucketAclV2:BucketAclV2": "aws:s3/bucketAcl:BucketAcl",
  "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2":
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
  "aws:s3/bucketVersioningV2:BucketVersioningV2": "aws:s3/bucketVersioning:BucketVersioning",
  "aws:s3/bucketLoggingV2:BucketLoggingV2": "aws:s3/bucketLogging:BucketLogging",
  "aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2":
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
  "aws:ec2/securityGroupIngressRule:SecurityGroupIngressRule":
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
  "aws:ec2/securityGroupEgressRule:SecurityGroupEgressRule": "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
};

/** The one name of a resource type. */
export function canonicalType(type: string): string {
  const exact = TYPE_ALIASES[type];
  if (exact !== undefined) return exact;
  const slash = type.indexOf("/") + 1;
  const module = slash === 0 ? undefined : MODULE_ALIASES[type.slice(0, slash)];
  return module === undefined ? type : `${module}${type.slice(slash)}`;
}

/** Every type that rules may see a resource of a type as. */
export function typesSeen(type: string): readonly string[] {
  const form = forms[type];
  return form === undefined ? [canonicalType(type)] : typesOfForm(form);
}

/**
 * Reads a resource as it is told from outside, in the words that rules know: one resource, and for what another
 * provider says in one those that the provider `aws` says in several.
 */
export function readResources(facts: ResourceFacts): readonly PolicyResource[] {
  const resource = readResource(facts);
  const form = forms[facts.type];
  if (form === undefined) return [resource];
  return saidByForm(form, resource.props).map(({ type, props, names, owner }) => {
    const dependencies = Object.keys(props).map((name) => [
      name,
      resource.propertyDependencies[topOf(names[name] ?? name)] ?? [],
    ]);
    const propertyDependencies = Object.fromEntries([
      ...dependencies,
      ...(owner === undefined ? [] : [[owner, [facts.urn]]]),
    ]);
    return { ...resource, type, props, names, propertyDependencies };
  });
}

/** Reads a resource as it is told from outside, in its own words. */
export function readResource(facts: ResourceFacts): PolicyResource {
  const { type, name, urn, props, parent, provider, dependencies, propertyDependencies, options } = facts;
  return {
    type: canonicalType(type),
    name,
    urn,
    props: readProperties(props),
    parent: parent ?? "",
    provider: provider === undefined ? undefined : { type: provider.type, props: readProperties(provider.props) },
    dependencies: dependencies ?? [],
    options,
    propertyDependencies: propertyDependencies ?? {},
  };
}
