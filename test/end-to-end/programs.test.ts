import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect } from "chai";
import fc from "fast-check";
import { type CloudResource, causewayJson } from "../support/causeway";
import { type CheckoutCopy, copyCheckout, SILENT_CATALOG } from "../support/checkout-copy";
import { deep, seed } from "../support/deep";
import { openEvidence } from "../support/evidence";
import { type GeneratedProgram, programPair } from "../support/generated-program";
import { importRoundTrip } from "../support/import-round-trip";
import { canary } from "../support/program-kinds";

const ACCOUNT = "555555555555";
/** What stands for a value that is not known yet, between engine and provider; nothing may keep it. */
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Makes resources of what program.json says. Its types are those of the data, so it has none. */
const INDEX = `
import fs from "node:fs";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const program = JSON.parse(fs.readFileSync("PROGRAM", "utf8"));
const provider = new aws.Provider("aws", {
  region: "us-east-1",
  allowedAccountIds: ["${ACCOUNT}"],
  assumeRoles: [{ roleArn: "arn:aws:iam::${ACCOUNT}:role/TerraformRole" }],
  defaultTags: { tags: program.defaultTags },
});
const made = {};
function read(value) {
  if (Array.isArray(value)) return value.map(read);
  if (typeof value !== "object") return value;
  if (value.$secret !== undefined) return pulumi.secret(value.$secret);
  if (value.$ref !== undefined) return made[value.$ref[0]][value.$ref[1]];
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, read(inner)]));
}
for (const { module, class: type, name, args } of program.resources)
  made[name] = new aws[module][type](name, read(args), { provider });
export const ids = Object.fromEntries(Object.entries(made).map(([name, one]) => [name, one.id]));
export const secrets = Object.values(made).map((one) => one.secretString ?? one.value ?? "");
`;

/** The URN that a resource of a program gets. */
const urnOf = ({ module, class: type, name }: GeneratedProgram["resources"][number]) =>
  `urn:pulumi:shared::causeway::aws:${module}/${type[0]?.toLowerCase()}${type.slice(1)}:${type}::${name}`;

/** The files below a folder that hold one of the texts, as they are or in base64. */
function filesWith(folder: string, texts: readonly string[]): string[] {
  const forms = texts.flatMap((text) => [
    text,
    // Base64 has three forms of a text, after where it begins; their ends depend on what is around.
    ...[0, 1, 2].map((at) =>
      Buffer.from(`${"x".repeat(at)}${text}`)
        .toString("base64")
        .slice(4, -4),
    ),
  ]);
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => {
      const content = fs.readFileSync(file);
      return forms.some((form) => content.includes(form));
    });
}

describe("generated programs through the engine and the embedded cloud (R-6)", function () {
  this.timeout(300_000);
  let folder = "";
  let checkout: CheckoutCopy;
  const options = () => ({ home: path.join(folder, "home"), checkout: checkout.root });
  const evidence = openEvidence<string>("programs", [
    "lib/",
    "simulator/",
    "automation/",
    "test/end-to-end/programs.test.ts",
  ]);
  const nothing = { create: 0, update: 0, replace: 0, delete: 0 };

  const operate = async (operation: string) => {
    const { code, document, stderr } = await causewayJson([operation, "--stack", "shared"], options());
    expect(document.error?.message, operation).to.equal(undefined);
    expect(code, operation).to.equal(0);
    expect(`${JSON.stringify(document)}${stderr}`, `what ${operation} prints`).not.to.include(canary);
    return document.changes;
  };
  const inspect = async (): Promise<readonly CloudResource[]> =>
    (await causewayJson(["cloud", "inspect", "--account", ACCOUNT], options())).document.resources.filter(
      ({ urn }) => urn !== "",
    );
  const run = (program: GeneratedProgram) => checkout.write("program.json", JSON.stringify(program));

  /** Brings a program up, and expects that preview, update, cloud and files agree on what that is. */
  const comesUp = async (program: GeneratedProgram) => {
    run(program);
    const planned = await operate("preview");
    const changes = await operate("up");
    expect(changes, "up does what preview says").to.deep.equal(planned);
    const expected = program.resources.map(urnOf);
    expect((await inspect()).map(({ urn }) => urn).toSorted(), "the cloud holds the program").to.deep.equal(
      expected.toSorted(),
    );
    expect(filesWith(options().home, [canary, UNKNOWN]), "files with plain secrets or unknowns").to.deep.equal([]);
    return changes;
  };

  before(async () => {
    folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "causeway-programs-")));
    checkout = copyCheckout(path.join(folder, "checkout"));
    checkout.guard(SILENT_CATALOG);
    checkout.write("index.ts", INDEX.replace("PROGRAM", path.join(checkout.root, "program.json")));
    await causewayJson(["cloud", "start"], options());
  });
  after(async () => {
    await causewayJson(["cloud", "stop"], options());
    fs.rmSync(folder, { recursive: true, force: true });
    evidence.publish(pairs.length, { seed });
  });

  it("plain secrets would be found, as they are and in base64", () => {
    const place = path.join(folder, "secrets");
    fs.mkdirSync(path.join(place, "below"), { recursive: true });
    fs.writeFileSync(path.join(place, "plain"), `before ${canary} after`);
    fs.writeFileSync(path.join(place, "below", "encoded"), Buffer.from(`{"value":"${canary} 1"}`).toString("base64"));
    fs.writeFileSync(path.join(place, "other"), "nothing");
    expect(filesWith(place, [canary]).toSorted()).to.deep.equal([
      path.join(place, "below", "encoded"),
      path.join(place, "plain"),
    ]);
  });

  const pairs = fc.sample(programPair, { seed, numRuns: deep ? 60 : 2 });

  for (const [at, { first, second }] of pairs.entries()) {
    const item = `${at} of seed ${seed}: ${first.resources.length} resources, then ${second.resources.length}`;
    it(`program ${item}`, async () => {
      if (evidence.find(item) !== undefined) return;
      try {
        const created = await comesUp(first);
        // The provider and the stack come with the resources.
        expect(created).to.include({ ...nothing, create: first.resources.length + 2 });
        expect(await operate("up"), "a second up").to.include(nothing);
        expect((await causewayJson(["drift", "--stack", "shared"], options())).document.stacks).to.deep.equal([
          { name: "shared", drifted: false, resources: [] },
        ]);
        const { original, imported } = await importRoundTrip(path.join(folder, "imports"), options(), {
          name: "shared",
          account: ACCOUNT,
        });
        expect(imported, "what an import finds").to.deep.equal(original);
        const { create, update, replace, delete: deleted } = await comesUp(second);
        expect(await operate("preview"), "a preview after the change").to.include(nothing);
        evidence.keep(item, `${create} created, ${update} updated, ${replace} replaced, ${deleted} deleted`);
      } catch (error) {
        // Whatever it left would stand in the way of the next program.
        await causewayJson(["destroy", "--stack", "shared"], options());
        throw new Error(`${String(error)}\n${JSON.stringify({ first, second })}`, { cause: error });
      }
      await operate("destroy");
      expect(await inspect(), "after destroy").to.deep.equal([]);
    });
  }
});
