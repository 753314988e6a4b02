import * as pulumi from "@pulumi/pulumi";
import type { Alias as AliasMessage } from "@pulumi/pulumi/proto/alias_pb";
import type { ConstructRequest } from "@pulumi/pulumi/proto/provider_pb";
import { deserializeProperty } from "@pulumi/pulumi/runtime/rpc";
import { sdk } from "./sdk";

/** The options that a program gave its component, for the component that stands in for it here. */
export function optionsOf(request: ConstructRequest): pulumi.ComponentResourceOptions {
  const parent = request.getParent();
  const deletedWith = request.getDeletedwith();
  const trigger = request.getReplacementTrigger();
  return {
    aliases: request.getAliasesList().map(aliasOf),
    dependsOn: request.getDependenciesList().map((urn) => new sdk.DependencyResource(urn)),
    protect: request.getProtect(),
    providers: providersOf(request),
    parent: parent === "" ? undefined : new sdk.DependencyResource(parent),
    ignoreChanges: request.getIgnorechangesList(),
    replaceOnChanges: request.getReplaceonchangesList(),
    customTimeouts: request.getCustomtimeouts()?.toObject(),
    retainOnDelete: request.getRetainondelete(),
    hooks: sdk.hookBindingFromProto(request.getResourceHooks()),
    deletedWith: deletedWith === "" ? undefined : new sdk.DependencyResource(deletedWith),
    replacementTrigger: trigger === undefined ? undefined : deserializeProperty(trigger.toJavaScript(), true),
  };
}

function providersOf(request: ConstructRequest): Record<string, pulumi.ProviderResource> {
  const entries = [...request.getProvidersMap().entries()] as [string, string][];
  return Object.fromEntries(entries.map(([name, reference]) => [name, new sdk.DependencyProviderResource(reference)]));
}

function aliasOf(message: AliasMessage): string | pulumi.Alias {
  if (message.hasUrn()) return message.getUrn();
  const spec = message.getSpec();
  if (spec === undefined) return {};
  return {
    ...(spec.getName() === "" ? {} : { name: spec.getName() }),
    ...(spec.getProject() === "" ? {} : { project: spec.getProject() }),
    ...(spec.getStack() === "" ? {} : { stack: spec.getStack() }),
    ...(spec.hasParenturn() ? { parent: spec.getParenturn() } : {}),
    ...(spec.hasNoparent() && spec.getNoparent() ? { parent: pulumi.rootStackResource } : {}),
  };
}
