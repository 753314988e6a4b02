import type * as yaml from "yaml";
import { objectOf, objects, texts } from "../aws/reading";
import { CloudError } from "../errors";
import { isProperties, type Properties, textOf, UNKNOWN, type Value } from "../values";

/** Where the settings of a kubernetes provider lead, and as whom. */
export interface Kubeconfig {
  /** Address of the cluster's API, as the file has it. */
  readonly server: string;
  /** The authority of the server's certificate, in base64; left out where the file has none. */
  readonly certificate?: string;
  /** Where objects go that name no namespace. */
  readonly namespace: string;
  readonly user: KubeconfigUser;
}

/** How the file's user proves who it is. */
export interface KubeconfigUser {
  /** `exec` asks a program for a token, `token` is one, `other` is what EKS takes from nobody. */
  readonly kind: "exec" | "token" | "other";
  /** Name of the cluster that the token is asked for. */
  readonly clusterName?: string;
  /** The role that it is asked as; left out where it is asked as whoever runs the engine. */
  readonly roleArn?: string;
}

const REMEDY = "give the text of a kubeconfig, such as kubeconfigJson of an eks.Cluster";

/**
 * Reads a provider's `kubeconfig`, with `context`, `cluster` and `namespace` where they choose among what it has.
 * `undefined` while it is not known.
 * @throws CloudError for settings that lead nowhere
 */
export function readKubeconfig(settings: Properties): Kubeconfig | undefined {
  const given = settings["kubeconfig"];
  if (given === UNKNOWN) return undefined;
  const file = given === undefined || given === null || given === "" ? undefined : parsed(given);
  if (file === undefined) {
    throw invalid(
      `no kubeconfig is set, and the embedded cloud does not look for the one of this machine; ${REMEDY} to a kubernetes.Provider`,
    );
  }
  const contextName = textOf(settings, "context") ?? textOf(file, "current-context") ?? "";
  const context = objectOf(named(file, "contexts", contextName, "context"), "context");
  const clusterName = textOf(settings, "cluster") ?? textOf(context, "cluster") ?? "";
  const cluster = objectOf(named(file, "clusters", clusterName, "cluster"), "cluster");
  const user = objectOf(named(file, "users", textOf(context, "user") ?? "", "user"), "user");
  const server = textOf(cluster, "server") ?? "";
  if (server === "") throw invalid(`the kubeconfig's cluster "${clusterName}" has no server; ${REMEDY}`);
  const certificate = textOf(cluster, "certificate-authority-data");
  return {
    server,
    ...(certificate === undefined ? {} : { certificate }),
    namespace: textOf(settings, "namespace") ?? textOf(context, "namespace") ?? "default",
    user: userOf(user),
  };
}

/** The file as an object, be it JSON or YAML. */
function parsed(given: Value): Properties {
  const file = typeof given === "string" ? parseText(given) : given;
  if (isProperties(file) && textOf(file, "kind") === "Config") return file;
  throw invalid(
    `kubeconfig is no kubeconfig (an object of kind Config), and files are not read by their path here; ${REMEDY}`,
  );
}

function parseText(text: string): Value {
  try {
    const json: Value = JSON.parse(text);
    return json;
  } catch {
    return parseYaml(text);
  }
}

/** YAML is rare (every kubeconfig of @pulumi/eks is JSON) and its parser slow to load: not before it is needed. */
function parseYaml(text: string): Value {
  const { parse }: typeof yaml = require("yaml");
  try {
    const value: Value = parse(text);
    return value;
  } catch {
    return text;
  }
}

function named(file: Properties, list: string, name: string, what: string): Properties {
  const entries = objects(file[list]);
  const found = entries.find((entry) => textOf(entry, "name") === name);
  if (found !== undefined) return found;
  const names = entries.map((entry) => textOf(entry, "name") ?? "").join(", ");
  throw invalid(`the kubeconfig has no ${what} "${name}"; it has ${names === "" ? "none" : names}`);
}

function userOf(user: Properties): KubeconfigUser {
  if (textOf(user, "token") !== undefined) return { kind: "token" };
  const exec = objectOf(user, "exec");
  if (!/(?:^|\/)aws(?:-iam-authenticator)?$/.test(textOf(exec, "command") ?? "")) return { kind: "other" };
  const args = texts(exec["args"]);
  const after = (...flags: readonly string[]): string | undefined => {
    const at = args.findIndex((arg) => flags.includes(arg));
    return at === -1 ? undefined : args[at + 1];
  };
  const clusterName = after("--cluster-name", "--cluster-id", "-i");
  const roleArn = after("--role-arn", "--role", "-r");
  return {
    kind: "exec",
    ...(clusterName === undefined ? {} : { clusterName }),
    ...(roleArn === undefined ? {} : { roleArn }),
  };
}

function invalid(message: string): CloudError {
  return new CloudError("invalid", "", message);
}
