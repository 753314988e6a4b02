import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import { askedActions } from "../iam/asked-actions";
import { reducedStatements } from "../iam/reduced-policy";

const TARGET = path.join(__dirname, "..", "generated", "managed-policies.json");

const USAGE = `Reads AWS's own policies, and writes what of them matters to policy-packs/guardrails/generated.

  npm run managed-policies -- FOLDER

FOLDER holds a file for each policy, named as the policy is, with what "aws iam get-policy-version" prints of its default
version. Run it when the tables of actions in policy-packs/guardrails/iam have changed, and now and then for new policies.
`;

const texts = z.union([z.string(), z.array(z.string())]);

const statementSchema = z.looseObject({
  Effect: z.string(),
  Action: texts.optional(),
  NotAction: texts.optional(),
  Resource: texts.optional(),
  NotResource: texts.optional(),
  Condition: z.unknown().optional(),
});

const versionSchema = z.looseObject({
  PolicyVersion: z.looseObject({
    Document: z.looseObject({ Statement: z.union([statementSchema, z.array(statementSchema)]) }),
  }),
});

/** The statements of a policy in a file; none of an empty one, as AWS has some. @throws Error with the file's name */
function statementsIn(file: string) {
  const text = fs.readFileSync(file, "utf8");
  if (text.trim() === "") return [];
  try {
    return [versionSchema.parse(JSON.parse(text)).PolicyVersion.Document.Statement].flat();
  } catch (error) {
    throw new Error(`${file} holds no version of a policy`, { cause: error });
  }
}

function main([folder]: readonly string[]): number {
  if (folder === undefined || !fs.existsSync(folder)) {
    process.stderr.write(folder === undefined ? USAGE : `there is no folder ${folder}\n\n${USAGE}`);
    return 2;
  }
  const names = fs.readdirSync(folder).toSorted();
  const policies = names.flatMap((name): [string, unknown][] => {
    const statements = reducedStatements(statementsIn(path.join(folder, name)), askedActions);
    return statements.length === 0 ? [] : [[name, statements]];
  });
  if (policies.length === 0) {
    process.stderr.write(`no policy in ${folder} says anything that matters; ${TARGET} stays as it is\n`);
    return 2;
  }
  const lines = policies.map(([name, statements]) => `    ${JSON.stringify(name)}: ${JSON.stringify(statements)}`);
  const text = `{\n  "asked": ${JSON.stringify(askedActions)},\n  "policies": {\n${lines.join(",\n")}\n  }\n}\n`;
  fs.writeFileSync(TARGET, text);
  process.stdout.write(`${policies.length} policies that matter, of ${names.length}\n`);
  return 0;
}

process.exitCode = main(process.argv.slice(2));
