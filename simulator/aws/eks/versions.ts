/** Kubernetes versions that EKS offers, oldest first, as its documentation lists them (standard and extended support). */
export const kubernetesVersions = ["1.29", "1.30", "1.31", "1.32", "1.33", "1.34", "1.35", "1.36"] as const;

/** The version of a cluster for which none was asked. */
export const defaultVersion = "1.35";

/** Versions of the usual add-ons, newest first; others are taken as they are asked for. */
export const addonVersions: Readonly<Record<string, readonly string[]>> = {
  "vpc-cni": ["v1.20.4-eksbuild.1", "v1.20.1-eksbuild.1", "v1.19.6-eksbuild.1"],
  coredns: ["v1.12.4-eksbuild.1", "v1.12.1-eksbuild.2", "v1.11.4-eksbuild.14"],
  "kube-proxy": ["v1.35.0-eksbuild.2", "v1.34.0-eksbuild.4", "v1.33.3-eksbuild.4", "v1.32.6-eksbuild.2"],
  "aws-ebs-csi-driver": ["v1.51.1-eksbuild.1", "v1.48.0-eksbuild.1"],
  "aws-efs-csi-driver": ["v2.1.13-eksbuild.1"],
  "eks-pod-identity-agent": ["v1.3.9-eksbuild.3", "v1.3.8-eksbuild.2"],
  "snapshot-controller": ["v8.3.0-eksbuild.1"],
  "amazon-cloudwatch-observability": ["v4.4.0-eksbuild.1"],
  "metrics-server": ["v0.8.0-eksbuild.2"],
  "aws-guardduty-agent": ["v1.10.0-eksbuild.2"],
  "aws-secrets-store-csi-driver-provider": ["v1.0.0-eksbuild.1"],
};
