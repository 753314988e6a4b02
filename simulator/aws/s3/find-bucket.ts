import type { LawContext, Resource } from "../../law";
import { refusal } from "../refusal";
import { bucketType, bucketV2Type } from "../types";

/** The bucket of this name, in whatever account: names are unique in all of AWS. */
export function bucketNamed(name: string, context: LawContext): Resource | undefined {
  return [bucketType, bucketV2Type]
    .flatMap((type) => context.inventory.everywhere(type))
    .find((one) => one.id === name);
}

/** The bucket of this name, or S3's refusal that there is none. */
export function mustFindBucket(name: string, context: LawContext): Resource {
  const bucket = bucketNamed(name, context);
  if (bucket === undefined) throw refusal("NoSuchBucket", `The specified bucket does not exist: ${name}`);
  return bucket;
}
