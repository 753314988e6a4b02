import type { VpcCniAddonArgs } from "@pulumi/eks";
import { type Input, type Output, output } from "@pulumi/pulumi";

/** Settings of the network plugin, by environment variable. */
export interface CniEnvironment {
  readonly env: Record<string, Output<string>>;
  readonly initEnv: Record<string, Output<string>>;
}

/** Decides the plugin's variables: what the program sets, and the defaults that are always written out. */
export function cniEnvironment(args: Omit<VpcCniAddonArgs, "tags" | "clusterName">): CniEnvironment {
  if (args.cniExternalSnat && args.externalSnat) {
    throw new Error("Give either cniExternalSnat or externalSnat in vpcCniOptions, not both");
  }
  return {
    env: textsOf({
      AWS_VPC_CNI_NODE_PORT_SUPPORT: args.nodePortSupport || undefined,
      WARM_ENI_TARGET: output(args.warmEniTarget).apply((count) => count ?? 1),
      WARM_IP_TARGET: args.warmIpTarget || undefined,
      WARM_PREFIX_TARGET: args.warmPrefixTarget || undefined,
      ENABLE_PREFIX_DELEGATION: args.enablePrefixDelegation || undefined,
      AWS_VPC_K8S_CNI_LOGLEVEL: args.logLevel || "DEBUG",
      AWS_VPC_K8S_CNI_LOG_FILE: args.logFile || "/host/var/log/aws-routed-eni/ipamd.log",
      AWS_VPC_K8S_CNI_VETHPREFIX: args.vethPrefix || "eni",
      AWS_VPC_ENI_MTU: args.eniMtu || 9001,
      ENI_CONFIG_LABEL_DEF: args.eniConfigLabelDef || undefined,
      AWS_VPC_K8S_PLUGIN_LOG_LEVEL: "DEBUG",
      AWS_VPC_K8S_PLUGIN_LOG_FILE: "/var/log/aws-routed-eni/plugin.log",
      ENABLE_POD_ENI: args.enablePodEni || false,
      AWS_VPC_K8S_CNI_CONFIGURE_RPFILTER: args.cniConfigureRpfilter || undefined,
      // The real package writes its own default over customNetworkConfig: only this option reaches the plugin.
      AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: args.cniCustomNetworkCfg || false,
      AWS_VPC_K8S_CNI_EXTERNALSNAT: args.externalSnat || args.cniExternalSnat || false,
    }),
    initEnv: textsOf({ DISABLE_TCP_EARLY_DEMUX: args.disableTcpEarlyDemux || false }),
  };
}

function textsOf(values: Record<string, Input<string | number | boolean> | undefined>): Record<string, Output<string>> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, output(value).apply((known) => String(known))]],
    ),
  );
}

/** The add-on's configuration: what the program gives wins over the variables. */
export function cniConfiguration(
  env: Record<string, string>,
  initEnv: Record<string, string>,
  enableNetworkPolicy: boolean | undefined,
  given: Record<string, unknown>,
): Record<string, unknown> {
  const init = isObject(given.init) ? given.init : {};
  return {
    ...(enableNetworkPolicy === undefined ? {} : { enableNetworkPolicy: String(enableNetworkPolicy) }),
    ...given,
    env: { ...env, ...(isObject(given.env) ? given.env : {}) },
    // An env of init that is no object stays as it was given.
    init: {
      ...init,
      env: "env" in init && !isObject(init.env) ? init.env : { ...initEnv, ...(isObject(init.env) ? init.env : {}) },
    },
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
