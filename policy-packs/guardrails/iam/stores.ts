import { referenceOf } from "../facts/references";
import type { PolicyResource } from "../facts/resource";
import type { Stack } from "../facts/stack";
import { textOf, UNKNOWN, type Unknown } from "../facts/value";
import { readDocument } from "./document";
import type { ResourcePolicy } from "./evaluate";
import { ownAccount } from "./own-account";

/** A kind of resource that keeps data, and how it is read. */
interface Store {
  /** What lets one read it. */
  readonly actions: readonly string[];
  /** How its ARN goes on behind region and account, with the value of a property in the place of `…`. */
  readonly arn: readonly [service: string, form: string, property: string];
  /** A policy of its own that is a separate resource, and the property that names the store. */
  readonly policy?: readonly [type: string, property: string];
}

const STORES: Readonly<Record<string, Store>> = {
  "aws:secretsmanager/secret:Secret": {
    actions: ["secretsmanager:GetSecretValue"],
    arn: ["secretsmanager", "secret:…-??????", "name"],
    policy: ["aws:secretsmanager/secretPolicy:SecretPolicy", "secretArn"],
  },
  "aws:s3/bucket:Bucket": {
    actions: ["s3:GetObject"],
    arn: ["s3", "…/*", "bucket"],
    policy: ["aws:s3/bucketPolicy:BucketPolicy", "bucket"],
  },
  "aws:dynamodb/table:Table": {
    actions: ["dynamodb:GetItem", "dynamodb:Query", "dynamodb:Scan"],
    arn: ["dynamodb", "table/…", "name"],
    policy: ["aws:dynamodb/resourcePolicy:ResourcePolicy", "resourceArn"],
  },
  "aws:rds/instance:Instance": { actions: ["rds-db:connect"], arn: ["rds-db", "dbuser:…/*", "resourceId"] },
  "aws:rds/cluster:Cluster": { actions: ["rds-db:connect"], arn: ["rds-db", "dbuser:…/*", "clusterResourceId"] },
};

/** What lets one read what some resource keeps. */
export const readingActions: readonly string[] = Object.values(STORES).flatMap(({ actions }) => actions);

/** A resource of a stack that keeps data. */
export interface DataStore {
  readonly resource: PolicyResource;
  readonly actions: readonly string[];
  /** With stars for what is not known, and for the objects of a bucket. */
  readonly arn: string;
  readonly policy: ResourcePolicy | undefined;
}

/** What keeps data in a stack. */
export function dataStores(stack: Stack): readonly DataStore[] {
  return Object.entries(STORES).flatMap(([type, store]) =>
    stack.ofType(type).map((resource) => ({
      resource,
      actions: store.actions,
      arn: arnOf(resource, store),
      policy: policyOf(stack, resource, store),
    })),
  );
}

function arnOf(resource: PolicyResource, { arn: [service, form, property] }: Store): string {
  const { props, provider } = resource;
  const arn = textOf(props["arn"]);
  if (typeof arn === "string" && service !== "rds-db") return service === "s3" ? `${arn}/*` : arn;
  const region = known(textOf(props["region"]) ?? textOf(provider?.props["region"]));
  const [where, whose] = service === "s3" ? ["", ""] : [region, known(ownAccount(resource))];
  return `arn:aws:${service}:${where}:${whose}:${form.replace("…", known(textOf(props[property])))}`;
}

function known(text: string | Unknown | undefined): string {
  return typeof text === "string" ? text : "*";
}

/** The policy that hangs on a store, where it is known. */
function policyOf(stack: Stack, resource: PolicyResource, { policy }: Store): ResourcePolicy | undefined {
  const account = ownAccount(resource);
  const [type = "", property = ""] = policy ?? [];
  const separate = stack
    .ofType(type)
    .find((one) =>
      referenceOf(stack, one, one.props[property], property, [resource.type]).candidates.includes(resource),
    );
  const document = separate?.props["policy"] ?? resource.props["policy"];
  if (document === UNKNOWN || textOf(document) === undefined) {
    return typeof document === "object" && document !== null
      ? { document: readDocument(document), account }
      : undefined;
  }
  return { document: readDocument(document), account };
}
