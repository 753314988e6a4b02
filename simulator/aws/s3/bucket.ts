import type { Problem } from "../../errors";
import type { Law, LawContext, Resource } from "../../law";
import { type Properties, textOf } from "../../values";
import { withinQuota } from "../quotas";
import { isOn } from "../reading";
import { refusal } from "../refusal";
import { bucketType, bucketV2Type } from "../types";
import { bucketNamed } from "./find-bucket";

const contents = ["aws:s3/bucketObject:BucketObject", "aws:s3/bucketObjectv2:BucketObjectv2"];

/** A bucket: its name is unique in all of AWS, and it goes empty unless told otherwise. */
export const bucketLaw: Law = {
  check: (inputs) => nameProblems(inputs),

  create(inputs, context) {
    const name =
      textOf(inputs, "bucket") ?? `${textOf(inputs, "bucketPrefix") ?? "terraform-"}${context.mint.digits(26)}`;
    const other = bucketNamed(name, context);
    if (other !== undefined) throw taken(name, other, context);
    withinQuota("buckets", [bucketType, bucketV2Type].flatMap((type) => context.inventory.list(type)).length);
    const { region } = context.place;
    return {
      id: name,
      outputs: {
        bucket: name,
        arn: `arn:${context.partition}:s3:::${name}`,
        bucketDomainName: `${name}.s3.amazonaws.com`,
        bucketRegionalDomainName: `${name}.s3.${region}.amazonaws.com`,
        bucketRegion: region,
        hostedZoneId: "Z1BKCTXD74EZPE",
        objectLockEnabled: isOn(inputs, "objectLockEnabled"),
        requestPayer: "BucketOwner",
        accelerationStatus: "",
      },
    };
  },

  remove(resource, context) {
    const [object] = contents.flatMap((type) => context.inventory.where(type, "bucket", resource.id));
    if (object !== undefined && !isOn(resource.outputs, "forceDestroy"))
      throw refusal(
        "BucketNotEmpty",
        `The bucket you tried to delete is not empty: ${resource.id} holds ${object.id}. Empty it, or set forceDestroy.`,
      );
    return "gone";
  },
};

function taken(name: string, other: Resource, context: LawContext): Error {
  return other.account === context.place.account
    ? refusal(
        "BucketAlreadyOwnedByYou",
        `Your previous request to create the named bucket succeeded and you already own it: ${name}`,
      )
    : refusal(
        "BucketAlreadyExists",
        `The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again: ${name}`,
      );
}

function nameProblems(inputs: Properties): Problem[] {
  const name = textOf(inputs, "bucket");
  if (name === undefined) return [];
  const isFine =
    /^[a-z0-9](?:[a-z0-9.-]{1,61})[a-z0-9]$/.test(name) && !name.includes("..") && !/^\d+\.\d+\.\d+\.\d+$/.test(name);
  const isKept = /^(xn--|sthree-|amzn-s3-demo-)|(-s3alias|--ol-s3|\.mrap|--x-s3)$/.test(name);
  return isFine && !isKept
    ? []
    : [
        {
          property: "bucket",
          reason: `"${name}" is no name of a bucket; expected 3 to 63 lower-case letters, digits, hyphens and dots, first and last a letter or digit, no address and none of S3's own prefixes and suffixes.`,
        },
      ];
}
