import type { FunctionLaw } from "../../law";
import type { Service } from "../../registry";
import { type Properties, textOf } from "../../values";
import { isOn, mustText, objectOf } from "../reading";
import { refusal } from "../refusal";
import * as types from "../types";
import { accessEntryLaw, accessPolicyAssociationLaw, addonLaw, podIdentityAssociationLaw } from "./access";
import { clusterLaw } from "./cluster";
import { nodeGroupLaw } from "./node-group";
import { clusterNamed } from "./placement";
import { addonVersions, kubernetesVersions } from "./versions";

const getCluster: FunctionLaw = (args, context) => {
  const { outputs, id } = clusterNamed(mustText(args, "name"), context);
  const list = (name: string): Properties[] => [objectOf(outputs, name)];
  return {
    ...outputs,
    ...args,
    id,
    tags: outputs.tagsAll ?? {},
    accessConfigs: list("accessConfig"),
    certificateAuthorities: list("certificateAuthority"),
    kubernetesNetworkConfigs: list("kubernetesNetworkConfig"),
    upgradePolicies: list("upgradePolicy"),
    enabledClusterLogTypes: outputs.enabledClusterLogTypes ?? [],
    computeConfigs: [],
    outpostConfigs: [],
    remoteNetworkConfigs: [],
    storageConfigs: [],
    zonalShiftConfigs: [],
  };
};

const getClusterAuth: FunctionLaw = (args, context) => {
  const name = mustText(args, "name");
  return { ...args, id: name, token: `k8s-aws-v1.${context.mint.hex(64, name)}` };
};

const getAddonVersion: FunctionLaw = (args) => {
  const [name, version] = [mustText(args, "addonName"), mustText(args, "kubernetesVersion")];
  const known: readonly string[] = kubernetesVersions;
  const versions = addonVersions[name];
  if (versions === undefined || !known.includes(version))
    throw refusal("ResourceNotFoundException", `No version of add-on ${name} for Kubernetes ${version}.`, "missing");
  const chosen = isOn(args, "mostRecent") ? versions[0] : (versions[1] ?? versions[0]);
  return { ...args, id: name, version: chosen ?? textOf(args, "version") ?? "" };
};

/** Kubernetes clusters, seen from AWS. */
export const eksService: Service = {
  laws: {
    [types.clusterType]: clusterLaw,
    [types.nodeGroupType]: nodeGroupLaw,
    [types.addonType]: addonLaw,
    [types.accessEntryType]: accessEntryLaw,
    [types.accessPolicyAssociationType]: accessPolicyAssociationLaw,
    [types.podIdentityAssociationType]: podIdentityAssociationLaw,
  },
  functions: {
    "aws:eks/getCluster:getCluster": getCluster,
    "aws:eks/getClusterAuth:getClusterAuth": getClusterAuth,
    "aws:eks/getAddonVersion:getAddonVersion": getAddonVersion,
  },
  secretResults: { "aws:eks/getClusterAuth:getClusterAuth": ["token"] },
};
