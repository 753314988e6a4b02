import type { Law } from "../../law";
import type { Properties } from "../../values";
import { actionsOf, checkDocument, checkPolicy, readPolicy, samePolicy, withPolicyText } from "../policy-document";
import { unknownPrincipal } from "../principals";
import { mustText, objects } from "../reading";
import { refusal } from "../refusal";
import { settingLaw } from "./bucket-settings";
import { blocksPublic, isPublic } from "./public-access";

/** Who may do what with a bucket; public policies are refused where the bucket blocks them. */
export const bucketPolicyLaw: Law = settingLaw({
  complete: (inputs) => withPolicyText(inputs, "policy"),
  check: (inputs) => checkPolicy(inputs, "policy"),
  judge: ({ path, before, after }) => (path[0] === "policy" && samePolicy(before, after) ? "same" : undefined),
  verify(inputs, context) {
    const name = mustText(inputs, "bucket");
    const document = readPolicy(inputs.policy);
    if (document === undefined) throw refusal("MalformedPolicy", "This policy contains invalid Json");
    checkDocument(document, { code: "MalformedPolicy", principal: "needed", resource: "needed", longest: 20_480 });
    if (unknownPrincipal(document, context) !== undefined)
      throw refusal("MalformedPolicy", `Invalid principal in policy: ${unknownPrincipal(document, context)}`);
    const statements = objects(document.Statement);
    const foreign = statements
      .flatMap(resourcesOf)
      .find((resource) => resource !== "*" && resource.split(/:::/)[1]?.split("/")[0] !== name);
    if (foreign !== undefined)
      throw refusal("MalformedPolicy", `Policy has invalid resource: ${foreign} is not in ${name}.`);
    const idle = statements.flatMap(idleActions)[0];
    if (idle !== undefined)
      throw refusal(
        "MalformedPolicy",
        `Action does not apply to any resource(s) in statement: ${idle} is about ${isOfBucket.test(idle) ? `the bucket, arn:aws:s3:::${name}` : `objects, arn:aws:s3:::${name}/*`}.`,
      );
    if (isPublic(document) && blocksPublic("blockPublicPolicy", name, context))
      throw refusal(
        "AccessDenied",
        `User is not authorized to perform: s3:PutBucketPolicy on ${name} because public policies are blocked by the BlockPublicPolicy setting. A bucket blocks them until a BucketPublicAccessBlock says otherwise.`,
        "denied",
      );
  },
});

/** Actions on the bucket itself, and on its objects, as the service authorization reference has them. */
const isOfBucket =
  /^s3:(ListBucket|ListBucketVersions|ListBucketMultipartUploads|(Get|Put)Bucket\w+|DeleteBucket\w*)$/i;
const isOfObjects = /^s3:((Get|Put|Delete|Restore)Object\w*|AbortMultipartUpload|ListMultipartUploadParts)$/i;

function resourcesOf(statement: Properties): readonly string[] {
  return [statement.Resource].flat().filter((resource) => typeof resource === "string");
}

/** Actions of a statement that none of its resources can be meant by. */
function idleActions(statement: Properties): readonly string[] {
  const resources = resourcesOf(statement);
  if (statement.Action === undefined || resources.length === 0) return [];
  const mayBeObject = resources.some((resource) => resource.includes("/") || resource.endsWith("*"));
  const mayBeBucket = resources.some((resource) => !resource.includes("/"));
  return actionsOf(statement).filter(
    (action) => (isOfBucket.test(action) && !mayBeBucket) || (isOfObjects.test(action) && !mayBeObject),
  );
}
