import { createHash } from "node:crypto";
import type { FunctionLaw, LawContext } from "../../law";
import { type Properties, textOf } from "../../values";
import { arnOf } from "../arn";
import { prefixListId } from "../ec2/vpc-endpoint";
import { isGiven, isOn, objects, texts } from "../reading";
import { refusal } from "../refusal";
import { zonesOf } from "../zones";

/** Accounts that publish the images of owners with a name of their own (EC2 user guide, "Find an AMI"). */
const publishers: Readonly<Record<string, string>> = { amazon: "137112412989", "aws-marketplace": "679593333241" };

/**
 * An image is made of what was asked for, so that the same question always finds the same image. A name with wildcards
 * fits many: without `mostRecent` the provider refuses to choose.
 */
export const getAmi: FunctionLaw = (args, context) => {
  refuseToChoose(args);
  const name = objects(args.filters).find((filter) => filter.name === "name");
  const pattern = texts(name?.values)[0] ?? textOf(args, "nameRegex") ?? "al2023-ami-*-x86_64";
  const architecture = /arm64|aarch64/.test(JSON.stringify(args.filters ?? pattern)) ? "arm64" : "x86_64";
  const asked = texts(objects(args.filters).find((filter) => filter.name === "image-id")?.values)[0];
  const id = asked ?? imageId(pattern, context);
  const owner = texts(args.owners)[0] ?? "amazon";
  return {
    ...args,
    id,
    imageId: id,
    arn: `arn:${context.partition}:ec2:${context.place.region}::image/${id}`,
    name: pattern.replaceAll("*", "2026.1.0"),
    architecture,
    ownerId: publishers[owner] ?? (owner === "self" ? context.place.account : owner),
    imageOwnerAlias: Object.hasOwn(publishers, owner) ? owner : "",
    state: "available",
    virtualizationType: "hvm",
    rootDeviceType: "ebs",
    rootDeviceName: "/dev/xvda",
    blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: {}, noDevice: "", virtualName: "" }],
    creationDate: "2026-01-01T00:00:00.000Z",
    public: true,
    enaSupport: true,
    hypervisor: "xen",
    imageType: "machine",
    platformDetails: "Linux/UNIX",
  };
};

function refuseToChoose(args: Properties): void {
  const named = objects(args.filters).filter((filter) => filter.name === "name");
  const isWide = named.some((filter) => texts(filter.values).some((value) => /[*?]/.test(value)));
  const isOne = objects(args.filters).some((filter) => filter.name === "image-id");
  if ((isWide || isGiven(args, "nameRegex")) && !isOn(args, "mostRecent") && !isOne)
    throw refusal(
      "InvalidParameterValue",
      "Your query returned more than one result. Please try a more specific search criteria, or set mostRecent to true.",
    );
}

/** The id of the image that a name means in the context's region; the same for everybody. */
export function imageId(name: string, context: LawContext): string {
  return `ami-${createHash("sha256").update(`${context.place.region} ${name}`).digest("hex").slice(0, 17)}`;
}

/** A service that a VPC can have an endpoint of. */
export const getVpcEndpointService: FunctionLaw = (args, context) => {
  const { region } = context.place;
  const service = textOf(args, "service");
  const serviceName = textOf(args, "serviceName") ?? `com.amazonaws.${region}.${service}`;
  const serviceType = textOf(args, "serviceType") ?? (/\.(s3|dynamodb)$/.test(serviceName) ? "Gateway" : "Interface");
  const name = serviceName.split(".").slice(3).join(".");
  return {
    ...args,
    id: context.mint.digits(10, serviceName),
    serviceName,
    serviceType,
    region,
    serviceRegion: region,
    arn: arnOf(context, "ec2", `vpc-endpoint-service/${serviceName}`),
    acceptanceRequired: false,
    managesVpcEndpoints: false,
    owner: "amazon",
    availabilityZones: zonesOf(region).map((zone) => zone.name),
    baseEndpointDnsNames: [`${name}.${region}.vpce.amazonaws.com`],
    privateDnsName: `${name}.${region}.amazonaws.com`,
    privateDnsNames: [`${name}.${region}.amazonaws.com`],
    vpcEndpointPolicySupported: true,
    serviceId: context.mint.id("vpce-svc", serviceName),
    supportedIpAddressTypes: ["ipv4"],
    tags: {},
  };
};

/** The addresses of a service, as route tables name them. */
export const getPrefixList: FunctionLaw = (args, context) => {
  const name =
    textOf(args, "name") ??
    texts(objects(args.filters).find((one) => one.name === "prefix-list-name")?.values)[0] ??
    "";
  return {
    ...args,
    id: textOf(args, "prefixListId") ?? prefixListId(name, context),
    name,
    cidrBlocks: ["3.5.64.0/21"],
  };
};

/** Where instance types can be had: everywhere. */
export const getInstanceTypeOfferings: FunctionLaw = (args, context) => {
  const types = objects(args.filters)
    .filter((one) => one.name === "instance-type")
    .flatMap((one) => texts(one.values));
  const locationType = textOf(args, "locationType") ?? "region";
  const places =
    locationType === "region"
      ? [context.place.region]
      : zonesOf(context.place.region).map((zone) => (locationType === "availability-zone-id" ? zone.id : zone.name));
  const pairs = types.flatMap((type) => places.map((place) => ({ type, place })));
  return {
    ...args,
    id: context.place.region,
    instanceTypes: pairs.map((one) => one.type),
    locations: pairs.map((one) => one.place),
    locationTypes: pairs.map(() => locationType),
  };
};

/** Processors by size of an instance; memory is four times that many GiB for general purpose, twice for compute, eight for memory. */
export const getInstanceType: FunctionLaw = (args) => {
  const name = textOf(args, "instanceType") ?? "";
  const match = /^([a-z]+)\d+[a-z]*\.(?:(\d+)?x)?(nano|micro|small|medium|large|metal)$/.exec(name);
  if (match === null)
    throw refusal("InvalidInstanceType", `The following supplied instance types do not exist: [${name}]`);
  const [, family = "m", times, size = ""] = match;
  const vcpus = size === "large" && name.includes("xlarge") ? 4 * Number(times ?? 1) : size === "medium" ? 1 : 2;
  const perCpu = family.startsWith("c") ? 2048 : family.startsWith("r") || family.startsWith("x") ? 8192 : 4096;
  const isArm = /^[a-z]+\d+g/.test(name);
  return {
    ...args,
    id: name,
    defaultVcpus: vcpus,
    defaultCores: Math.max(1, vcpus / 2),
    memorySize: vcpus * perCpu,
    supportedArchitectures: [isArm ? "arm64" : "x86_64"],
    gpuses: [],
    currentGeneration: true,
    hypervisor: "nitro",
    maximumNetworkInterfaces: 4,
    maximumIpv4AddressesPerInterface: 15,
    encryptionInTransitSupported: true,
  };
};
