/** Regions of the embedded cloud and their zones' letters; the prefix of zone ids as AWS writes it. */
const regions: Readonly<Record<string, { readonly letters: string; readonly zoneId: string }>> = {
  "us-east-1": { letters: "abcdef", zoneId: "use1" },
  "us-east-2": { letters: "abc", zoneId: "use2" },
  "us-west-1": { letters: "ab", zoneId: "usw1" },
  "us-west-2": { letters: "abcd", zoneId: "usw2" },
  "ca-central-1": { letters: "abd", zoneId: "cac1" },
  "sa-east-1": { letters: "abc", zoneId: "sae1" },
  "eu-central-1": { letters: "abc", zoneId: "euc1" },
  "eu-central-2": { letters: "abc", zoneId: "euc2" },
  "eu-north-1": { letters: "abc", zoneId: "eun1" },
  "eu-south-1": { letters: "abc", zoneId: "eus1" },
  "eu-west-1": { letters: "abc", zoneId: "euw1" },
  "eu-west-2": { letters: "abc", zoneId: "euw2" },
  "eu-west-3": { letters: "abc", zoneId: "euw3" },
  "ap-northeast-1": { letters: "acd", zoneId: "apne1" },
  "ap-northeast-2": { letters: "abcd", zoneId: "apne2" },
  "ap-northeast-3": { letters: "abc", zoneId: "apne3" },
  "ap-south-1": { letters: "abc", zoneId: "aps1" },
  "ap-southeast-1": { letters: "abc", zoneId: "apse1" },
  "ap-southeast-2": { letters: "abc", zoneId: "apse2" },
  "af-south-1": { letters: "abc", zoneId: "afs1" },
  "me-south-1": { letters: "abc", zoneId: "mes1" },
  "us-gov-west-1": { letters: "abc", zoneId: "usgw1" },
  "us-gov-east-1": { letters: "abc", zoneId: "usge1" },
  "cn-north-1": { letters: "abd", zoneId: "cnn1" },
  "cn-northwest-1": { letters: "abc", zoneId: "cnnw1" },
};

/** An Availability Zone. */
export interface Zone {
  /** `eu-west-1a`. */
  readonly name: string;
  /** `euw1-az1`. */
  readonly id: string;
}

/** The zones of a region, in alphabetical order; empty for a region that is not known. */
export function zonesOf(region: string): readonly Zone[] {
  const known = Object.hasOwn(regions, region) ? regions[region] : undefined;
  if (known === undefined) return [];
  return known.letters
    .split("")
    .map((letter, at) => ({ name: `${region}${letter}`, id: `${known.zoneId}-az${at + 1}` }));
}

/** The codes of all regions that are known. */
export function regionNames(): readonly string[] {
  return Object.keys(regions);
}
