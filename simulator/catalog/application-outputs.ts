import type { LawContext } from "../law";
import { isList, isProperties, type Properties, textOf, type Value } from "../values";
import { balancerOutputs } from "./balancer-outputs";
import { databaseOutputs } from "./database-outputs";
import { fill } from "./form-template";

/** What the outputs of a new resource follow from. */
export interface Made {
  readonly inputs: Properties;
  readonly id: string;
  /** Empty for a type without one. */
  readonly arn: string;
  readonly context: LawContext;
}

/** The outputs of one type that names and kinds alone do not tell. */
export type OutputsOf = (made: Made) => Properties;

/** Texts by template (`{id}` and `{arn}` are known in it); one that names something missing is left as it was. */
const texts =
  (templates: Readonly<Record<string, string>>): OutputsOf =>
  ({ inputs, id, arn, context }) =>
    Object.fromEntries(
      Object.entries(templates)
        .map(([name, template]) => [name, fill(template, inputs, context, { id, arn })] as const)
        .filter((entry): entry is [string, string] => entry[1] !== undefined),
    );

/**
 * What programs read off the resources that applications are made of. Written from AWS's documentation of each service's
 * endpoints and the attributes of the Terraform provider's resources.
 */
export const applicationOutputs: Readonly<Record<string, OutputsOf>> = {
  ...balancerOutputs,
  ...databaseOutputs,
  "aws:sqs/queue:Queue": texts({ url: "{id}" }),
  "aws:ecr/repository:Repository": texts({ repositoryUrl: "{account}.dkr.ecr.{region}.amazonaws.com/{name}" }),
  "aws:ecs/taskDefinition:TaskDefinition": ({ arn }) => ({
    arnWithoutRevision: arn.replace(/:\d+$/, ""),
    revision: Number(/:(\d+)$/.exec(arn)?.[1] ?? 1),
  }),
  "aws:lambda/function:Function": (made) => {
    const version = made.inputs.publish === true ? "1" : "$LATEST";
    const invoke = "arn:{partition}:apigateway:{region}:lambda:path/2015-03-31/functions/{arn}";
    return {
      ...texts({
        invokeArn: `${invoke}/invocations`,
        qualifiedArn: `{arn}:${version}`,
        qualifiedInvokeArn: `${invoke}:${version}/invocations`,
        responseStreamingInvokeArn:
          "arn:{partition}:apigateway:{region}:lambda:path/2021-11-15/functions/{arn}/response-streaming-invocations",
      })(made),
      version,
    };
  },
  "aws:lambda/alias:Alias": texts({
    invokeArn: "arn:{partition}:apigateway:{region}:lambda:path/2015-03-31/functions/{arn}/invocations",
  }),
  "aws:lambda/layerVersion:LayerVersion": ({ arn }) => ({
    layerArn: arn.replace(/:\d+$/, ""),
    version: arn.split(":").at(-1) ?? "",
  }),
  "aws:lambda/functionUrl:FunctionUrl": texts({
    functionUrl: "https://{lower:32}.lambda-url.{region}.on.aws/",
    urlId: "{lower:32}",
    functionArn: "arn:{partition}:lambda:{region}:{account}:function:{functionName/}",
  }),
  "aws:lambda/eventSourceMapping:EventSourceMapping": texts({
    uuid: "{id}",
    functionArn: "arn:{partition}:lambda:{region}:{account}:function:{functionName/}",
    state: "Enabled",
  }),
  "aws:apigatewayv2/api:Api": (made) =>
    texts({
      apiEndpoint: `${schemeOf(made.inputs)}://{id}.execute-api.{region}.amazonaws.com`,
      executionArn: "arn:{partition}:execute-api:{region}:{account}:{id}",
    })(made),
  "aws:apigatewayv2/stage:Stage": (made) => {
    const api = made.context.inventory.get("aws:apigatewayv2/api:Api", textOf(made.inputs, "apiId") ?? "");
    const stage = made.inputs.name === "$default" ? "" : "{name}";
    return texts({
      invokeUrl: `${schemeOf(api?.inputs ?? {})}://{apiId}.execute-api.{region}.amazonaws.com/${stage}`,
      executionArn: "arn:{partition}:execute-api:{region}:{account}:{apiId}/{name}",
    })(made);
  },
  "aws:apigateway/restApi:RestApi": texts({
    executionArn: "arn:{partition}:execute-api:{region}:{account}:{id}",
    rootResourceId: "{lower:10}",
  }),
  "aws:apigateway/stage:Stage": texts({
    invokeUrl: "https://{restApi}.execute-api.{region}.amazonaws.com/{stageName}",
    executionArn: "arn:{partition}:execute-api:{region}:{account}:{restApi}/{stageName}",
  }),
  "aws:cloudfront/distribution:Distribution": (made) => ({
    ...texts({ domainName: "d{lower:13}.cloudfront.net", callerReference: "terraform-{digits:20}" })(made),
    // CloudFront's own zone, the same for every distribution.
    hostedZoneId: "Z2FDTNDATAQYW2",
    status: "Deployed",
  }),
  "aws:cloudfront/originAccessIdentity:OriginAccessIdentity": texts({
    cloudfrontAccessIdentityPath: "origin-access-identity/cloudfront/{id}",
    iamArn: "arn:{partition}:iam::cloudfront:user/CloudFront Origin Access Identity {id}",
  }),
  "aws:route53/zone:Zone": (made) => {
    const numbers = [0, 1, 2, 3].map((at) => made.context.mint.number(2048, `ns ${at}`));
    const suffixes = ["com", "net", "org", "co.uk"];
    const nameServers = numbers.map((number, at) => `ns-${number}.awsdns-${number % 64}.${suffixes[at]}`);
    return { zoneId: made.id, nameServers, primaryNameServer: nameServers[0] ?? "" };
  },
  "aws:route53/record:Record": ({ inputs, context }) => {
    const zone = context.inventory.get("aws:route53/zone:Zone", textOf(inputs, "zoneId") ?? "");
    const name = (textOf(inputs, "name") ?? "").replace(/\.$/, "");
    const domain = textOf(zone?.outputs ?? {}, "name")?.replace(/\.$/, "");
    const isWhole = domain === undefined || name === domain || name.endsWith(`.${domain}`);
    return { fqdn: isWhole ? name : name === "" ? domain : `${name}.${domain}` };
  },
  "aws:acm/certificate:Certificate": ({ inputs, context }) => {
    const given = isList(inputs.subjectAlternativeNames) ? inputs.subjectAlternativeNames : [];
    const names = [...new Set([inputs.domainName, ...given].filter((name) => typeof name === "string"))];
    return {
      subjectAlternativeNames: names,
      domainValidationOptions: inputs.validationMethod === "DNS" ? names.map((name) => validation(name, context)) : [],
      status: inputs.validationMethod === undefined ? "ISSUED" : "PENDING_VALIDATION",
      type: isProperties(inputs.options) || inputs.validationMethod !== undefined ? "AMAZON_ISSUED" : "IMPORTED",
    };
  },
  "aws:iam/user:User": texts({ uniqueId: "AIDA{letters:17}" }),
  "aws:iam/group:Group": texts({ uniqueId: "AGPA{letters:17}" }),
  "aws:cognito/userPool:UserPool": texts({ endpoint: "cognito-idp.{region}.amazonaws.com/{id}" }),
  "aws:cognito/userPoolClient:UserPoolClient": ({ inputs, context }): Properties =>
    inputs.generateSecret === true
      ? { clientSecret: context.mint.letters(51, "secret").toLowerCase() }
      : { clientSecret: "" },
  "aws:opensearch/domain:Domain": (made) => {
    const host = `${made.inputs.vpcOptions === undefined ? "search" : "vpc"}-{domainName}-{lower:26}.{region}.es.amazonaws.com`;
    return texts({ endpoint: host, dashboardEndpoint: `${host}/_dashboards`, domainId: "{account}/{domainName}" })(
      made,
    );
  },
  "aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration": (made) => {
    const { region } = made.context.place;
    const domain = `s3-website${dashed.has(region) ? "-" : "."}${region}.amazonaws.com`;
    return texts({ websiteDomain: domain, websiteEndpoint: `{bucket}.${domain}` })(made);
  },
  "aws:ec2transitgateway/transitGateway:TransitGateway": ({ context }) => {
    const table = context.mint.id("tgw-rtb");
    return { associationDefaultRouteTableId: table, propagationDefaultRouteTableId: table };
  },
};

/** Regions whose website endpoints are of the old form, from the table of S3's endpoints. */
const dashed = new Set(
  "us-east-1 us-west-1 us-west-2 ap-southeast-1 ap-southeast-2 ap-northeast-1 eu-west-1 sa-east-1 us-gov-west-1".split(
    " ",
  ),
);

function schemeOf(api: Properties): string {
  return textOf(api, "protocolType") === "WEBSOCKET" ? "wss" : "https";
}

/** The record that proves a name; a name and its wildcard are proven by the same one. */
function validation(name: string, context: LawContext): Value {
  const base = name.replace(/^\*\./, "");
  return {
    domainName: name,
    resourceRecordName: `_${context.mint.hex(32, `name ${base}`)}.${base}.`,
    resourceRecordType: "CNAME",
    resourceRecordValue: `_${context.mint.hex(32, `value ${base}`)}.${context.mint.letters(10, base).toLowerCase()}.acm-validations.aws.`,
  };
}
