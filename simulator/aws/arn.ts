import type { LawContext, Place } from "../law";

/** An ARN in the context's place. @param resource what follows the account, such as `vpc/vpc-0a1b` */
export function arnOf(context: LawContext, service: string, resource: string): string {
  return `arn:${context.partition}:${service}:${context.place.region}:${context.place.account}:${resource}`;
}

/** An ARN of a service without regions, such as IAM's. */
export function globalArn(context: LawContext, service: string, resource: string): string {
  return `arn:${context.partition}:${service}::${context.place.account}:${resource}`;
}

/** An ARN, taken apart. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  /** Empty where the service has no regions. */
  readonly region: string;
  /** Empty where the resource's name is unique in all of AWS (buckets). */
  readonly account: string;
  readonly resource: string;
}

/** The parts of an ARN; undefined for a text that is none. */
export function parseArn(text: string): Arn | undefined {
  const match = /^arn:(aws[a-z-]*):([a-z0-9-]+):([a-z0-9-]*):(\d{12}|aws)?:(.+)$/s.exec(text);
  if (match === null) return undefined;
  const [, partition = "", service = "", region = "", account = "", resource = ""] = match;
  return { partition, service, region, account, resource };
}

/** The account of an ARN, or that of the place where the ARN says none. */
export function accountOf(arn: string, place: Place): string {
  return parseArn(arn)?.account || place.account;
}
