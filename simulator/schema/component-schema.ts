import { namedProperties, type PackageSchema, resourceSchema } from "./package-schema";

/** Names that a component takes and gives, as the typings of its package say them; what has to be given ends in `!`. */
interface ComponentNames {
  readonly inputs: string;
  readonly outputs: string;
}

const AWSX: Readonly<Record<string, ComponentNames>> = {
  "awsx:ec2:DefaultVpc": { inputs: "", outputs: "privateSubnetIds publicSubnetIds vpcId" },
  "awsx:ec2:Vpc": {
    inputs: `assignGeneratedIpv6CidrBlock availabilityZoneCidrMask availabilityZoneNames cidrBlock enableDnsHostnames
      enableDnsSupport enableNetworkAddressUsageMetrics instanceTenancy ipv4IpamPoolId ipv4NetmaskLength ipv6CidrBlock
      ipv6CidrBlockNetworkBorderGroup ipv6IpamPoolId ipv6NetmaskLength natGateways numberOfAvailabilityZones region
      subnetNameTagStrategy subnetSpecs subnetStrategy tags vpcEndpointSpecs vpcEndpointStrategy`,
    outputs: `eips internetGateway isolatedSubnetIds isolatedSubnets natGateways privateSubnetIds privateSubnets
      publicSubnetIds publicSubnets routeTableAssociations routeTables routes subnetLayout subnets vpc vpcEndpoints vpcId`,
  },
};

const EKS: Readonly<Record<string, ComponentNames>> = {
  "eks:index:Addon": {
    inputs: `addonName! addonVersion cluster! configurationValues preserve resolveConflictsOnCreate
      resolveConflictsOnUpdate serviceAccountRoleArn tags`,
    outputs: "",
  },
  "eks:index:Cluster": {
    inputs: `accessEntries authenticationMode autoMode bootstrapSelfManagedAddons clusterSecurityGroup
      clusterSecurityGroupTags clusterTags corednsAddonOptions createInstanceRole createOidcProvider creationRoleProvider
      deletionProtection desiredCapacity enableConfigMapMutable enabledClusterLogTypes encryptionConfigKeyArn
      endpointPrivateAccess endpointPublicAccess fargate gpu instanceProfileName instanceRole instanceRoles instanceType
      ipFamily kubeProxyAddonOptions kubernetesServiceIpAddressRange maxSize minSize name nodeAmiId
      nodeAssociatePublicIpAddress nodeGroupOptions nodePublicKey nodeRootVolumeEncrypted nodeRootVolumeSize
      nodeSecurityGroupTags nodeSubnetIds nodeUserData privateSubnetIds providerCredentialOpts proxy publicAccessCidrs
      publicSubnetIds roleMappings serviceRole skipDefaultNodeGroup skipDefaultSecurityGroups storageClasses subnetIds
      tags upgradePolicy useDefaultVpcCni userMappings version vpcCniOptions vpcId`,
    outputs: `autoModeNodeRoleName awsProvider clusterIngressRuleId clusterSecurityGroup clusterSecurityGroupId core
      defaultNodeGroup defaultNodeGroupAsgName eksCluster eksClusterIngressRule fargateProfileId fargateProfileStatus
      instanceRoles kubeconfig kubeconfigJson nodeSecurityGroup nodeSecurityGroupId oidcIssuer oidcProviderArn
      oidcProviderUrl`,
  },
  "eks:index:ManagedNodeGroup": {
    inputs: `amiId amiType bootstrapExtraArgs bottlerocketSettings capacityType cluster! clusterName diskSize
      enableEfaSupport enableIMDSv2 forceUpdateVersion gpu ignoreScalingChanges instanceTypes kubeletExtraArgs labels
      launchTemplate nodeGroupName nodeGroupNamePrefix nodeRole nodeRoleArn nodeadmExtraOptions operatingSystem
      placementGroupAvailabilityZone releaseVersion remoteAccess scalingConfig subnetIds tags taints userData version`,
    outputs: "nodeGroup placementGroupName",
  },
  "eks:index:NodeGroupSecurityGroup": {
    inputs: "clusterSecurityGroup! eksCluster! tags vpcId!",
    outputs: "securityGroup securityGroupRule",
  },
  "eks:index:VpcCniAddon": {
    inputs: `addonVersion clusterName! clusterVersion cniConfigureRpfilter cniCustomNetworkCfg cniExternalSnat
      configurationValues customNetworkConfig disableTcpEarlyDemux enableNetworkPolicy enablePodEni
      enablePrefixDelegation eniConfigLabelDef eniMtu externalSnat logFile logLevel nodePortSupport
      resolveConflictsOnCreate resolveConflictsOnUpdate securityContextPrivileged serviceAccountRoleArn tags vethPrefix
      warmEniTarget warmIpTarget warmPrefixTarget`,
    outputs: "",
  },
};

/** The components of awsx and eks that have a stand-in here. */
export function componentSchema(name: "awsx" | "eks"): PackageSchema {
  const components = Object.entries(name === "awsx" ? AWSX : EKS);
  return {
    resources: Object.fromEntries(
      components.map(([token, { inputs, outputs }]) => [
        token,
        resourceSchema(named(inputs), named(outputs), { isComponent: true }),
      ]),
    ),
  };
}

function named(names: string): ReturnType<typeof namedProperties> {
  return namedProperties(names.split(/\s+/).filter((name) => name !== ""));
}
