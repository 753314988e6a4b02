import fs from "node:fs";
import path from "node:path";
import { Failure } from "../errors";

/** An edit of one source: text that is there once, and what stands there instead. */
export interface Edit {
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/** A commit as somebody might write it by mistake. */
export interface BadCommit {
  readonly title: string;
  readonly edits: readonly Edit[];
}

/** Stopped before anything is changed: SSH from anywhere, and a database with a public address. */
export const insecureCommit: BadCommit = {
  title: "Open SSH to the world and give the database a public address",
  edits: [
    {
      file: "components/network/security-rules.ts",
      before: "    ...(of.adminIngressEnabled ?",
      after:
        '    { key: "app-ssh-from-anywhere", direction: "ingress", group: "app", peer: { cidr: "0.0.0.0/0" }, port: 22,\n' +
        '      description: "SSH for everybody" },\n    ...(of.adminIngressEnabled ?',
    },
    {
      file: "components/database/database.ts",
      before: "publiclyAccessible: false",
      after: "publiclyAccessible: true",
    },
  ],
};

/**
 * Passes preview and guardrails, and dev and staging as well: only in production it renames the alarm topics, and forgets
 * to tell other stacks where the application's secret is.
 */
export const brokenCommit: BadCommit = {
  title: "Rename the alarm topics of production; an output that others read is lost on the way",
  edits: [
    {
      file: "components/observability/notifications.ts",
      before: "displayName: `${scope.environment} ${urgency}`",
      after: 'displayName: `${scope.environment === "prod" ? "Production" : scope.environment} ${urgency}`',
    },
    {
      file: "stacks/environment.ts",
      before: "    appSecretArn: secrets.secretArn,",
      after: '    ...(settings.environment === "prod" ? {} : { appSecretArn: secrets.secretArn }),',
    },
  ],
};

/** What a checkout consists of that a release is made from, and its command line. */
const COPIED = [
  "automation",
  "components",
  "index.ts",
  "lib",
  "package-lock.json",
  "package.json",
  "policy-packs",
  "promotion.yaml",
  "settings",
  "simulator",
  "stacks",
  "tsconfig.json",
];

/**
 * Copies the checkout's sources, outside git, with the checkout's packages and what was compiled of them.
 *
 * @param folder where to; what was there is removed
 */
export function copySources(checkout: string, folder: string): void {
  fs.rmSync(folder, { recursive: true, force: true });
  const packages = path.join(folder, "node_modules");
  fs.mkdirSync(packages, { recursive: true, mode: 0o700 });
  const stackFiles = fs.readdirSync(checkout).filter((name) => /^Pulumi\..*yaml$/.test(name));
  for (const name of [...COPIED, ...stackFiles]) {
    const from = path.join(checkout, name);
    if (fs.existsSync(from)) fs.cpSync(from, path.join(folder, name), { recursive: true, preserveTimestamps: true });
  }
  for (const name of fs.readdirSync(path.join(checkout, "node_modules"))) {
    if (name !== ".cache") fs.symlinkSync(path.join(checkout, "node_modules", name), path.join(packages, name));
  }
  const compiled = path.join("node_modules", ".cache", "causeway");
  if (fs.existsSync(path.join(checkout, compiled)))
    fs.cpSync(path.join(checkout, compiled), path.join(folder, compiled), {
      recursive: true,
      preserveTimestamps: true,
    });
}

/**
 * Makes a commit's edits in a copy.
 *
 * @returns takes them back
 * @throws Failure (program) when a source is not as the edit knows it
 */
export function applyCommit(folder: string, { title, edits }: BadCommit): () => void {
  const undo = edits.map(({ file, before, after }) => {
    const target = path.join(folder, file);
    const text = fs.existsSync(target) ? fs.readFileSync(target, "utf8") : "";
    const edited = editedText(text, before, after);
    if (edited === undefined) {
      throw new Failure(
        "program",
        `the demo's bad commit ${JSON.stringify(title)} does not fit ${file}: ${JSON.stringify(before)} is not there once`,
        "the sources were changed; adapt the commit in automation/demo/changed-sources.ts",
      );
    }
    fs.writeFileSync(target, edited);
    return () => fs.writeFileSync(target, text);
  });
  return () => undo.forEach((takeBack) => takeBack());
}

/** The text with an edit; undefined where the edit's text is not there exactly once. */
export function editedText(text: string, before: string, after: string): string | undefined {
  const parts = text.split(before);
  return parts.length === 2 ? parts.join(after) : undefined;
}
