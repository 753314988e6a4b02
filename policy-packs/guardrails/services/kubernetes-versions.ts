/** A minor version of Kubernetes on EKS, and the days (UTC) when its support ends. */
export interface KubernetesVersion {
  readonly version: string;
  /** From this day on security patches cost more, by extended support. */
  readonly standardEnds: string;
  /** From this day on AWS upgrades the cluster by itself. */
  readonly extendedEnds: string;
}

/**
 * The calendar of the EKS user guide, "Understand the Kubernetes version lifecycle on EKS"
 * (docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html), newest first. Newer versions need no entry.
 */
export const kubernetesVersions: readonly KubernetesVersion[] = [
  { version: "1.35", standardEnds: "2027-03-27", extendedEnds: "2028-03-27" },
  { version: "1.34", standardEnds: "2026-12-02", extendedEnds: "2027-12-02" },
  { version: "1.33", standardEnds: "2026-07-29", extendedEnds: "2027-07-29" },
  { version: "1.32", standardEnds: "2026-03-23", extendedEnds: "2027-03-23" },
  { version: "1.31", standardEnds: "2025-11-26", extendedEnds: "2026-11-26" },
  { version: "1.30", standardEnds: "2025-07-23", extendedEnds: "2026-07-23" },
  { version: "1.29", standardEnds: "2025-03-23", extendedEnds: "2026-03-23" },
];

/** The day the calendar is read for; to be moved on with it. */
const READ_ON = "2026-11-26";

/** The versions that were in standard support on the day the calendar is read for. */
export const supportedVersions: readonly string[] = kubernetesVersions
  .filter(({ standardEnds }) => standardEnds > READ_ON)
  .map(({ version }) => version);

/** The minor number of `1.34` or `1.34.2`; undefined where the text is no version of Kubernetes 1. */
export function minorOf(version: string): number | undefined {
  const found = /^v?1\.(\d+)(?:\.\d+)?$/.exec(version.trim())?.[1];
  return found === undefined ? undefined : Number(found);
}
