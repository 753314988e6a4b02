import { expect } from "chai";
import type { Json, JsonObject } from "../../../simulator/encoding";
import { awsPackage, componentPackage, kubernetesPackage } from "../../../simulator/schema/schemas";
import { committedCatalog } from "../catalog/open-catalog";

const ANY = { $ref: "pulumi.json#/Any" };

/** What stands at a path of a schema. */
function at(schema: Json, ...path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>((value, step) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
    const object: JsonObject = Object.fromEntries(Object.entries(value));
    return object[step];
  }, schema);
}

/** Every `#/types/…` that something in a schema points at. */
function pointedAt(value: Json): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]: [string, Json]) =>
    name === "$ref" && typeof inner === "string" && inner.startsWith("#") ? [inner] : pointedAt(inner),
  );
}

describe("schemas of the packages, for languages that have no SDK of their own", () => {
  const catalog = committedCatalog();
  const aws = awsPackage(catalog, "7.48.0");

  it("every type and function of the catalog is there, and whatever one points at", () => {
    expect(at(aws, "name")).to.equal("aws");
    expect(at(aws, "version")).to.equal("7.48.0");
    expect(Object.keys(Object(at(aws, "resources")))).to.deep.equal(catalog.types());
    expect(Object.keys(Object(at(aws, "functions")))).to.deep.equal(catalog.functions());
    const types = new Set(Object.keys(Object(at(aws, "types"))).map((name) => `#/types/${name}`));
    expect(pointedAt(aws).filter((pointed) => !types.has(pointed))).to.deep.equal([]);
  }).timeout(30_000);

  it("a resource says what can be given, what has to be, and what there is afterwards", () => {
    const api = (...path: readonly string[]) => at(aws, "resources", "aws:appsync/api:Api", ...path);
    expect(api("requiredInputs")).to.deep.equal(["eventConfig"]);
    expect(api("inputProperties", "tags")).to.deep.equal({ type: "object", additionalProperties: { type: "string" } });
    expect(api("inputProperties", "eventConfig")).to.deep.equal({
      $ref: "#/types/aws:appsync/ApiEventConfig:ApiEventConfig",
    });
    expect(api("inputProperties", "apiArn")).to.equal(undefined);
    expect(api("properties", "apiArn")).to.deep.equal({ type: "string" });
    const config = at(aws, "types", "aws:appsync/ApiEventConfig:ApiEventConfig");
    expect(at(config ?? null, "required")).to.deep.equal([
      "authProviders",
      "connectionAuthModes",
      "defaultPublishAuthModes",
      "defaultSubscribeAuthModes",
    ]);
    expect(at(aws, "resources", "aws:lambda/function:Function", "inputProperties", "code")).to.deep.equal(ANY);
  });

  it("what is secret is said to be", () => {
    const password = ["aws:rds/instance:Instance", "inputProperties", "password"];
    expect(at(aws, "resources", ...password)).to.deep.equal({ type: "string", secret: true });
  });

  it("a function has arguments and results", () => {
    const zones = (...path: readonly string[]) =>
      at(aws, "functions", "aws:index/getAvailabilityZones:getAvailabilityZones", ...path);
    expect(zones("inputs", "properties", "state")).to.deep.equal({ type: "string" });
    expect(zones("inputs", "properties", "names")).to.equal(undefined);
    expect(zones("outputs", "properties", "names")).to.deep.equal({ type: "array", items: { type: "string" } });
  });

  it("a provider takes its settings as a program gives them", () => {
    expect(at(aws, "provider", "inputProperties", "region")).to.deep.equal(ANY);
    expect(at(kubernetesPackage("4.34.2"), "provider", "inputProperties", "kubeconfig")).to.deep.equal(ANY);
  });

  it("components are made as such", () => {
    const eks = componentPackage("eks", "4.3.0");
    expect(at(eks, "resources", "eks:index:Cluster", "isComponent")).to.equal(true);
    expect(at(eks, "resources", "eks:index:ManagedNodeGroup", "requiredInputs")).to.deep.equal(["cluster"]);
    expect(at(componentPackage("awsx", "3.9.0"), "resources", "awsx:ec2:Vpc", "properties", "vpcId")).to.deep.equal(
      ANY,
    );
  });

  it("kinds of Kubernetes have what a program can give and what the cluster adds", () => {
    const deployment = (...path: readonly string[]) =>
      at(kubernetesPackage("4.34.2"), "resources", "kubernetes:apps/v1:Deployment", ...path);
    expect(Object.keys(Object(deployment("inputProperties")))).to.deep.equal([
      "apiVersion",
      "kind",
      "metadata",
      "spec",
    ]);
    expect(deployment("properties", "status")).to.deep.equal(ANY);
  });

  it("what programs look into has its parts: names, and the addresses of services", () => {
    const kubernetes = kubernetesPackage("4.34.2");
    const metadata = at(kubernetes, "resources", "kubernetes:core/v1:Namespace", "properties", "metadata");
    expect(metadata).to.deep.equal({ $ref: "#/types/kubernetes:meta/v1:ObjectMeta" });
    expect(at(kubernetes, "types", "kubernetes:meta/v1:ObjectMeta", "properties", "name")).to.deep.equal(ANY);
    expect(at(kubernetes, "resources", "kubernetes:core/v1:Service", "properties", "status")).to.deep.equal({
      $ref: "#/types/kubernetes:core/v1:ServiceStatus",
    });
    const types = new Set(Object.keys(Object(at(kubernetes, "types"))).map((name) => `#/types/${name}`));
    expect(pointedAt(kubernetes).filter((pointed) => !types.has(pointed))).to.deep.equal([]);
  });
});
