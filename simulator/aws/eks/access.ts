import type { Beside, Law, LawContext } from "../../law";
import { type Properties, textOf } from "../../values";
import { arnOf, parseArn } from "../arn";
import { idWhere, importParts } from "../import-name";
import { callerArn, isKnownIdentity } from "../principals";
import { isGiven, mustText, objectOf, texts } from "../reading";
import { refusal } from "../refusal";
import {
  accessEntryType,
  accessPolicyAssociationType,
  addonType,
  podIdentityAssociationType,
  roleType,
} from "../types";
import { assumableRole, clusterNamed } from "./placement";
import { addonVersions } from "./versions";

/** Lets an identity into a cluster; one for each. */
export const accessEntryLaw: Law = {
  create(inputs, context) {
    const cluster = clusterNamed(mustText(inputs, "clusterName"), context);
    const principal = mustText(inputs, "principalArn");
    if (textOf(objectOf(cluster.outputs, "accessConfig"), "authenticationMode") === "CONFIG_MAP")
      throw refusal(
        "InvalidRequestException",
        `The cluster's authentication mode must be set to one of [API, API_AND_CONFIG_MAP] to perform this operation; ${cluster.id} has CONFIG_MAP.`,
      );
    checkPrincipal(principal, context);
    const id = `${cluster.id}:${principal}`;
    if (context.inventory.get(accessEntryType, id) !== undefined)
      throw refusal(
        "ResourceInUseException",
        "The specified access entry resource is already in use on this cluster.",
        "exists",
      );
    return { id, outputs: describeEntry(cluster.id, principal, inputs, context) };
  },
};

/** The entry that EKS makes with a cluster for who makes it. It administers the cluster. */
export function creatorEntry(clusterName: string, context: LawContext): Beside {
  const principalArn = callerArn(context);
  const outputs = { clusterName, principalArn, ...describeEntry(clusterName, principalArn, {}, context) };
  return { type: accessEntryType, id: `${clusterName}:${principalArn}`, outputs };
}

function describeEntry(cluster: string, principal: string, inputs: Properties, context: LawContext): Properties {
  const kind = principal.includes(":user/") ? "user" : "role";
  const time = new Date(context.now).toISOString();
  return {
    accessEntryArn: arnOf(
      context,
      "eks",
      `access-entry/${cluster}/${kind}/${context.place.account}/${principal.split("/").at(-1)}/${context.mint.uuid()}`,
    ),
    type: textOf(inputs, "type") ?? "STANDARD",
    kubernetesGroups: inputs.kubernetesGroups ?? [],
    userName:
      textOf(inputs, "userName") ??
      (kind === "user"
        ? principal
        : `${principal.replace(":iam:", ":sts:").replace(":role/", ":assumed-role/")}/{{SessionName}}`),
    createdAt: time,
    modifiedAt: time,
  };
}

/** Gives an access entry what one of EKS's policies allows. */
export const accessPolicyAssociationLaw: Law = {
  check(inputs) {
    const arn = textOf(inputs, "policyArn");
    const scope = objectOf(inputs, "accessScope");
    const isNamespaced = scope.type === "namespace";
    return [
      ...(arn === undefined || /^arn:aws[\w-]*:eks::aws:cluster-access-policy\/Amazon\w+$/.test(arn)
        ? []
        : [
            {
              property: "policyArn",
              reason: `"${arn}" is no access policy of EKS; expected arn:aws:eks::aws:cluster-access-policy/Amazon….`,
            },
          ]),
      ...(isNamespaced === texts(scope.namespaces).length > 0 ||
      scope.type === undefined ||
      isGiven(scope, "namespaces")
        ? []
        : [
            {
              property: "accessScope.namespaces",
              reason: "accessScope.type is namespace and no namespaces are given.",
            },
          ]),
    ];
  },

  create(inputs, context) {
    const cluster = clusterNamed(mustText(inputs, "clusterName"), context);
    const principal = mustText(inputs, "principalArn");
    if (context.inventory.get(accessEntryType, `${cluster.id}:${principal}`) === undefined)
      throw refusal(
        "ResourceNotFoundException",
        `The specified principalArn could not be found. You can view your available access entries with 'list-access-entries'. (${principal})`,
        "missing",
      );
    const policy = mustText(inputs, "policyArn");
    const time = new Date(context.now).toISOString();
    return { id: `${cluster.id}#${principal}#${policy}`, outputs: { associatedAt: time, modifiedAt: time } };
  },
};

/** Lets a service account of a cluster act as a role; one for each service account. */
export const podIdentityAssociationLaw: Law = {
  create(inputs, context) {
    const cluster = clusterNamed(mustText(inputs, "clusterName"), context);
    assumableRole(mustText(inputs, "roleArn"), "pods.eks.amazonaws.com", context);
    const { namespace = "", serviceAccount = "" } = inputs;
    const twin = context.inventory
      .where(podIdentityAssociationType, "clusterName", cluster.id)
      .find((one) => one.outputs.namespace === namespace && one.outputs.serviceAccount === serviceAccount);
    if (twin !== undefined) throw refusal("ResourceInUseException", `Association already exists: ${twin.id}`, "exists");
    const id = `a-${context.mint.hex(17)}`;
    return {
      id,
      outputs: {
        associationId: id,
        associationArn: arnOf(context, "eks", `podidentityassociation/${cluster.id}/${id}`),
      },
    };
  },

  importedId(name, context) {
    const [clusterName = "", associationId = ""] = importParts(name, /^([^,]+),([^,]+)$/, "CLUSTERNAME,ASSOCIATIONID");
    return idWhere(context, { associationId, clusterName });
  },
};

/** A part of Kubernetes that EKS keeps for a cluster; one of each name. */
export const addonLaw: Law = {
  create(inputs, context) {
    const cluster = clusterNamed(mustText(inputs, "clusterName"), context);
    const name = mustText(inputs, "addonName");
    const id = `${cluster.id}:${name}`;
    if (context.inventory.get(addonType, id) !== undefined)
      throw refusal("ResourceInUseException", "Addon already exists.", "exists");
    const addonVersion = versionOf(inputs, name);
    checkAddonRole(inputs, context);
    const time = new Date(context.now).toISOString();
    return {
      id,
      outputs: {
        addonVersion,
        arn: arnOf(context, "eks", `addon/${cluster.id}/${name}/${context.mint.uuid()}`),
        configurationValues: textOf(inputs, "configurationValues") ?? "",
        createdAt: time,
        modifiedAt: time,
      },
    };
  },

  update(_resource, inputs, context) {
    checkAddonRole(inputs, context);
    return {
      addonVersion: versionOf(inputs, mustText(inputs, "addonName")),
      modifiedAt: new Date(context.now).toISOString(),
    };
  },
};

function versionOf(inputs: Properties, name: string): string {
  const asked = textOf(inputs, "addonVersion");
  const form = /^v\d+\.\d+\.\d+-eksbuild\.\d+$/;
  if (asked !== undefined && !form.test(asked))
    throw refusal(
      "InvalidParameterException",
      `Addon version specified is not supported: ${name} ${asked}; expected one such as ${addonVersions[name]?.[0] ?? "v1.0.0-eksbuild.1"}.`,
    );
  return asked ?? addonVersions[name]?.[0] ?? "v1.0.0-eksbuild.1";
}

function checkAddonRole(inputs: Properties, context: LawContext): void {
  const arn = textOf(inputs, "serviceAccountRoleArn") ?? "";
  if (arn !== "" && !context.inventory.list(roleType).some((one) => one.outputs.arn === arn))
    throw refusal(
      "InvalidParameterException",
      `The role ${arn} for the add-on's service account does not exist.`,
      "missing",
    );
}

function checkPrincipal(principal: string, context: LawContext): void {
  const arn = parseArn(principal);
  if (arn?.service !== "iam" || !/^(role|user)\//.test(arn.resource) || !isKnownIdentity(principal, context))
    throw refusal(
      "InvalidParameterException",
      `The specified principalArn is invalid: invalid principal (${principal}).`,
    );
}

/** Tokens of what lets identities into clusters; the Kubernetes side looks entries up by them. */
export const accessTypes = { accessEntryType, accessPolicyAssociationType } as const;
