import { expect } from "chai";
import type { PropertyEntry } from "../../../../simulator/catalog/entry";
import { cloudformationNames, matchingProperty } from "../../../../simulator/catalog/generate/cloudformation-names";
import { arnFormOf, idFormOf, saysItReplaces, statedDefault } from "../../../../simulator/catalog/generate/documents";
import { generate } from "../../../../simulator/catalog/generate/modules";
import type { Described, PackageContents } from "../../../../simulator/catalog/generate/read-package";
import { markReplacing } from "../../../../simulator/catalog/generate/replacement";
import { readDeclarations } from "../../../../simulator/catalog/generate/typings";

const text = { kind: "string" } as const;

function property(name: string, more: Partial<PropertyEntry> = {}): PropertyEntry {
  return { name, type: text, input: "optional", computed: false, secret: false, replaces: false, ...more };
}

function described(token: string, names: readonly string[]): Described {
  return { token, properties: names.map((name) => property(name)), text: "", aliases: [], deprecated: false };
}

const none = new Map();

describe("readDeclarations", () => {
  it("reads what crosses the wire from inputs, outputs, enumerations, unions and namespaces", () => {
    const { interfaces, classes } = readDeclarations(
      "a.d.ts",
      `
      export declare class Thing extends pulumi.CustomResource {
        static get(name: string): Thing;
        readonly size: pulumi.Output<number | undefined>;
      }
      export interface ThingArgs {
        /** Text. */
        name: pulumi.Input<string>;
        kinds?: pulumi.Input<pulumi.Input<string | enums.ec2.Kind>[] | undefined>;
        tags?: pulumi.Input<{ [key: string]: pulumi.Input<string>; } | undefined>;
        policy?: pulumi.Input<string | inputs.iam.PolicyDocument | undefined>;
        code?: pulumi.Input<pulumi.asset.Archive | undefined>;
        bucket?: pulumi.Input<string | Bucket | undefined>;
      }
      export declare namespace ec2 { interface Rule { port: pulumi.Input<number>; nested?: pulumi.Input<inputs.ec2.Other>; } }
      `,
    );
    const shapes = (interfaces.get("ThingArgs") ?? []).map(({ name, optional, type }) => [name, optional, type]);
    expect(shapes).to.deep.equal([
      ["name", false, text],
      ["kinds", true, { kind: "array", of: text }],
      ["tags", true, { kind: "map", of: text }],
      ["policy", true, { kind: "any" }],
      ["code", true, { kind: "asset" }],
      ["bucket", true, text],
    ]);
    expect(interfaces.get("ThingArgs")?.[0]?.text).to.include("Text.");
    expect(interfaces.get("ec2.Rule")?.map((member) => member.type)).to.deep.equal([
      { kind: "number" },
      { kind: "object", name: "ec2.Other" },
    ]);
    expect(classes.get("Thing")?.members.map((member) => [member.name, member.optional])).to.deep.equal([
      ["size", true],
    ]);
  });
});

describe("what the texts say", () => {
  it("replaces only without conditions", () => {
    for (const yes of [
      "Changing this forces a new resource to be created.",
      "* Forces replacement if changed.",
      "Changing this value will create a new resource.",
    ])
      expect(saysItReplaces(yes), yes).to.equal(true);
    for (const no of [
      "The name.",
      "If set, changing this value forces a new resource.",
      "Changing this forces a new resource unless it grows.",
    ])
      expect(saysItReplaces(no), no).to.equal(false);
  });

  it("has defaults of the property's kind only", () => {
    expect(statedDefault("Default is `false`.", { kind: "boolean" })).to.equal(false);
    expect(statedDefault("Defaults to `30`.", { kind: "number" })).to.equal(30);
    expect(statedDefault('Defaults to `"default"`.', text)).to.equal("default");
    expect(statedDefault("Defaults to `30`.", { kind: "boolean" })).to.equal(undefined);
    expect(statedDefault("Defaults to `a` when b.", text)).to.equal(undefined);
  });

  it("shows ids and ARNs by the example of an import", () => {
    const importing = (sentence: string, id: string) =>
      ` * Using \`pulumi import\`, import ${sentence}. \n * $ pulumi import aws:a/b:B example ${id}\n`;
    const form = (comment: string, names: string[] = []) => idFormOf("aws:a/b:B", comment, new Set(names));
    expect(form(importing("subnets using the subnet `id`", "subnet-9d4a7b6c"))).to.equal("subnet-#");
    expect(form(importing("roles using the `name`", "developer"), ["name"])).to.equal("=name");
    expect(form(importing("topics using the topic `arn`", "arn:aws:sns:us-west-2:123456789012:topic"))).to.equal("arn");
    expect(form("", ["name"])).to.equal("=name");
    expect(form("")).to.equal("#");
    expect(arnFormOf("aws:a/b:B", importing("x", "arn:aws:sns:us-west-2:123456789012:topic"))).to.equal(
      "arn:aws:sns:{region}:{account}:{name}",
    );
    expect(arnFormOf("aws:a/b:B", "")).to.equal(undefined);
  });
});

describe("cloudformationNames and matchingProperty", () => {
  it("find types under other names", () => {
    expect(cloudformationNames("aws:ec2/subnet:Subnet")).to.include("ec2subnet");
    expect(cloudformationNames("aws:rds/instance:Instance")[0]).to.equal("rdsdbinstance");
    expect(cloudformationNames("aws:lb/listener:Listener")[0]).to.equal("elasticloadbalancingv2listener");
  });

  it("find properties under longer, shorter and singular names", () => {
    expect(matchingProperty("CidrBlock", "Subnet", ["cidrBlock", "ipv6CidrBlock"])).to.equal("cidrBlock");
    expect(matchingProperty("RoleName", "Role", ["name", "roleName2"])).to.equal("name");
    expect(matchingProperty("Subnets", "Nodegroup", ["subnetIds"])).to.equal("subnetIds");
    expect(matchingProperty("Colour", "Subnet", ["cidrBlock"])).to.equal(undefined);
  });
});

describe("markReplacing", () => {
  const subnet = described("aws:ec2/subnet:Subnet", ["cidrBlock", "namePrefix", "name", "region", "tags", "vpcConfig"]);

  it("takes the schema, the region and prefixes of names, never tags", () => {
    const schemas = new Map([
      ["ec2subnet", { typeName: "Subnet", paths: ["CidrBlock", "Name", "Tags", "VpcConfig.SubnetIds"] }],
    ]);
    const marked = markReplacing(subnet, { schemas, native: none });
    expect(marked.properties.filter((one) => one.replaces).map((one) => one.name)).to.deep.equal([
      "cidrBlock",
      "namePrefix",
      "name",
      "region",
    ]);
    expect(marked.nested).to.deep.equal(["vpcConfig.subnetIds"]);
    expect(marked.source).to.equal("cloudformation-schema");
  });

  it("takes the native package where there is no schema, then the texts, then only what holds everywhere", () => {
    const native = new Map([["ec2subnet", { typeName: "Subnet", paths: ["cidrBlock"] }]]);
    expect(markReplacing(subnet, { schemas: none, native }).source).to.equal("aws-native");
    const said = { ...subnet, properties: [property("a", { replaces: true })] };
    expect(markReplacing(said, { schemas: none, native: none }).source).to.equal("typings");
    const unknown = markReplacing(subnet, { schemas: none, native: none });
    expect(unknown.source).to.equal("unknown");
    expect(unknown.properties.filter((one) => one.replaces).map((one) => one.name)).to.deep.equal([
      "namePrefix",
      "name",
      "region",
    ]);
  });
});

describe("generate", () => {
  const contents: PackageContents = {
    version: "1.2.3",
    types: [
      {
        ...described("aws:ec2/b:B", []),
        properties: [property("rule", { type: { kind: "object", name: "ec2.Rule" } })],
      },
      described("aws:ec2/a:A", ["name"]),
    ],
    functions: [described("aws:index/getRegion:getRegion", ["name"])],
    objects: new Map([["ec2.Rule", [property("self", { type: { kind: "object", name: "ec2.Rule" } })]]]),
  };

  it("sorts modules and types, and takes nested objects along, also those that hold themselves", () => {
    const { index, modules } = generate(contents, { schemas: none, native: none });
    expect(index).to.deep.equal({
      version: "1.2.3",
      types: { ec2: ["a:A", "b:B"], index: [] },
      functions: { ec2: [], index: ["getRegion:getRegion"] },
    });
    expect(modules.get("ec2")?.objects).to.deep.equal({ "ec2.Rule": { self: "?#ec2.Rule" } });
  });

  it("makes the same files of the same contents, in whatever order they come", () => {
    const sources = { schemas: none, native: none };
    const turned = { ...contents, types: contents.types.toReversed() };
    expect(JSON.stringify(generate(turned, sources).index)).to.equal(JSON.stringify(generate(contents, sources).index));
  });
});
