import { kubeconfigOf } from "../../../simulator/eks/kubeconfig";
import type { JsonObject } from "../../../simulator/encoding";
import { kubernetesParts } from "../../../simulator/kubernetes/parts";
import { kubernetesProvider } from "../../../simulator/kubernetes/provider";
import type { Properties } from "../../../simulator/values";
import { keyOf, type Stored } from "../../../simulator/world/stored";
import { CheckFailed, type Engine } from "../protocol/engine";
import { type RunningProvider, runProvider } from "../protocol/running-provider";

export const ACCOUNT = "222222222222";
export const REGION = "us-east-1";
/** Who calls where a kubeconfig names no role. */
export const NOBODY = `arn:aws:iam::${ACCOUNT}:user/causeway`;
export const CERTIFICATE = Buffer.from("authority").toString("base64");

/** What a test's cluster differs in. */
export interface ClusterWishes {
  readonly name?: string;
  readonly endpoint?: string;
  readonly outputs?: Properties;
  /** Whether whoever calls without a role made it. */
  readonly isMine?: boolean;
}

/** Address of the API of the cluster of this name. */
export function endpointOf(name: string): string {
  return `https://${Buffer.from(name).toString("hex").toUpperCase()}.gr7.us-east-1.eks.amazonaws.com`;
}

/** A cluster as the world keeps it, with the entry of its creator. */
export function clusterOfTest({ name = "main", endpoint, outputs = {}, isMine = true }: ClusterWishes = {}): Stored[] {
  const cluster = stored("aws:eks/cluster:Cluster", name, {
    name,
    endpoint: endpoint ?? endpointOf(name),
    status: "ACTIVE",
    certificateAuthority: { data: CERTIFICATE },
    accessConfig: { authenticationMode: "API" },
    ...outputs,
  });
  return isMine ? [cluster, { ...entryOf(NOBODY, name), owner: keyOf(cluster) }] : [cluster];
}

/** An access entry as the world keeps it. */
export function entryOf(principalArn: string, clusterName = "main", outputs: Properties = {}): Stored {
  return stored("aws:eks/accessEntry:AccessEntry", `${clusterName}:${principalArn}`, {
    clusterName,
    principalArn,
    ...outputs,
  });
}

/** Anything of AWS as the world keeps it. */
export function stored(type: string, id: string, outputs: Properties): Stored {
  return {
    account: ACCOUNT,
    region: REGION,
    type,
    id,
    urn: "",
    inputs: {},
    outputs,
    createdAt: 0,
    inputSecrets: [],
    outputSecrets: [],
    acknowledged: true,
    readyAt: 0,
  };
}

/** Settings of a provider for a cluster, as an eks.Cluster hands them over. */
export function settingsOf(name = "main", changes: { roleArn?: string; certificate?: string } = {}): JsonObject {
  const parts = { clusterName: name, endpoint: endpointOf(name), region: REGION, certificate: CERTIFICATE, ...changes };
  return { kubeconfig: JSON.stringify(kubeconfigOf(parts)) };
}

/** A kubernetes provider over a world with these resources. */
export async function runKubernetes(resources: readonly Stored[] = clusterOfTest()): Promise<RunningProvider> {
  const running = await runProvider(
    {},
    kubernetesProvider("4.34.2", async () => kubernetesParts),
  );
  await running.world.commit({ at: running.world.clock.now(), puts: resources });
  return running;
}

/** The reason of a refusal; fails when there is none. */
export async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof CheckFailed) return error.message;
    if (error instanceof Error && "details" in error && "code" in error)
      return `${String(error.code)}: ${String(error.details)}`;
    throw error;
  }
  throw new Error("expected a refusal, and it was accepted");
}

/** Makes one object, as an update does. */
export async function make(engine: Engine, type: string, inputs: JsonObject, name = "one") {
  const resource = { name, type, inputs };
  const checked = await engine.check(resource, inputs, {});
  const made = await engine.create(engine.urnOf(resource), type, checked);
  engine.state.set(made.urn, made);
  return made;
}
