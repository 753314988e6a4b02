import fs from "node:fs";
import path from "node:path";
import { startProgram } from "./causeway";

/** What a state says of a resource. */
export interface StateEntry {
  readonly type: string;
  readonly name: string;
  readonly id: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** Resource types that the AWS provider imports by something else than the id in the state, and what that is. */
const IMPORT_IDS: Readonly<Record<string, (entry: StateEntry) => string>> = {
  "aws:cloudwatch/eventTarget:EventTarget": joined("/", "rule", "targetId"),
  "aws:cloudwatch/logMetricFilter:LogMetricFilter": joined(":", "logGroupName", "name"),
  "aws:cloudwatch/queryDefinition:QueryDefinition": joined("", "arn"),
  "aws:ec2/networkAclRule:NetworkAclRule": ({ outputs }) =>
    [outputs["networkAclId"], outputs["ruleNumber"], outputs["protocol"], outputs["egress"] === true].join(":"),
  "aws:ec2/route:Route": joined("_", "routeTableId", "destinationCidrBlock"),
  "aws:ec2/routeTableAssociation:RouteTableAssociation": joined("/", "subnetId", "routeTableId"),
  "aws:ec2/securityGroupRule:SecurityGroupRule": ({ outputs }) =>
    [
      ...["securityGroupId", "type", "protocol", "fromPort", "toPort"].map((name) => outputs[name]),
      ...["cidrBlocks", "sourceSecurityGroupId"].flatMap((name) => outputs[name] ?? []),
      ...(outputs["self"] === true ? ["self"] : []),
    ].join("_"),
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": joined("/", "role", "policyArn"),
};

function joined(sign: string, ...names: readonly string[]) {
  return ({ outputs }: StateEntry): string => names.map((name) => outputs[name]).join(sign);
}

/** What the cloud counts, which was another number when the resource was made. */
const COUNTED = ["attachmentCount"];

/**
 * Imports what a stack holds into a stack of another project, with the plain command line, and takes that stack away
 * again. Answers both states' entries in the order of their names; they should be equal.
 *
 * @param folder a folder for the other project; whatever it holds goes
 * @param stack which, and the account that it is in
 */
export async function importRoundTrip(
  folder: string,
  options: { readonly home: string; readonly checkout: string },
  stack: { readonly name: string; readonly account: string },
): Promise<{ readonly original: readonly StateEntry[]; readonly imported: readonly StateEntry[] }> {
  // What an import before it left that broke off must not stand in the way.
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, "Pulumi.yaml"), "name: imports\nruntime: nodejs\n");
  fs.writeFileSync(
    path.join(folder, "Pulumi.imported.yaml"),
    `config:\n  aws:region: us-east-1\n  aws:allowedAccountIds: ["${stack.account}"]\n`,
  );
  const plain = async (command: string) => {
    const script = `cd "${options.checkout}" && eval "$(./causeway --home "${options.home}" cloud env)" && cd "${folder}" && ${command}`;
    const { code, stdout, stderr } = await startProgram("bash", ["-c", script], { folder }).ended;
    if (code !== 0) throw new Error(`${command} ended with ${code}:\n${stdout}\n${stderr}`);
    return stdout;
  };
  const original = entries(
    await plain(`pulumi stack export --show-secrets --stack organization/causeway/${stack.name}`),
  );
  const resources = original.map((entry) => ({
    type: entry.type,
    name: entry.name,
    id: (IMPORT_IDS[entry.type] ?? (({ id }: StateEntry) => id))(entry),
  }));
  fs.writeFileSync(path.join(folder, "import.json"), JSON.stringify({ resources }));
  const imported = await plain(
    `{ pulumi stack rm imported --force --yes; pulumi stack init imported && pulumi import --stack imported --file import.json --yes --skip-preview \
    --protect=false --generate-code=false; } >&2 && pulumi stack export --show-secrets --stack imported`,
  );
  await plain("pulumi stack rm imported --force --yes");
  fs.rmSync(folder, { recursive: true });
  return { original, imported: entries(imported) };
}

interface Deployment {
  readonly deployment: {
    readonly resources: readonly (Omit<StateEntry, "name"> & { readonly urn: string; readonly custom: boolean })[];
  };
}

function entries(exported: string): StateEntry[] {
  const { deployment }: Deployment = JSON.parse(exported);
  return deployment.resources
    .filter(({ type, custom }) => custom && type.startsWith("aws:"))
    .map(({ type, urn, id, inputs, outputs }) => ({
      type,
      name: urn.split("::").at(-1) ?? "",
      id,
      inputs,
      outputs: Object.fromEntries(Object.entries(outputs).filter(([name]) => !COUNTED.includes(name))),
    }))
    .toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

/** Some resources of different types have one name. */
function keyOf({ name, type }: StateEntry): string {
  return `${name} ${type}`;
}
