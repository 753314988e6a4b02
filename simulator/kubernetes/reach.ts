import { objectOf } from "../aws/reading";
import { CloudError } from "../errors";
import type { LawContext, Resource } from "../law";
import { textOf } from "../values";
import { type Attempt, checkAccess } from "./access";
import { clusterOf } from "./cluster-of";
import { type Kubeconfig, readKubeconfig } from "./kubeconfig";

/** A cluster that answers, and by which settings. */
export interface Reached {
  readonly cluster: Resource;
  readonly kubeconfig: Kubeconfig;
}

/**
 * The cluster that the provider's settings lead to, ready and open to the caller.
 * @throws CloudError where there is none, it is not ready, or it does not let the caller in
 */
export function reach(context: LawContext, attempt: Attempt): Reached {
  const kubeconfig = readKubeconfig(context.settings);
  if (kubeconfig === undefined) throw new CloudError("invalid", "", "the kubeconfig is not known yet");
  const cluster = clusterOf(kubeconfig, context.inventory);
  const host = kubeconfig.server.replace(/^https?:\/\//, "").split(/[:/]/)[0] ?? "";
  if (cluster === undefined) {
    throw unreachable(
      kubeconfig,
      `dial tcp: lookup ${host}: no such host`,
      "no cluster of the embedded cloud has this endpoint; refresh the stack, or take the kubeconfig of a cluster that exists",
    );
  }
  const status = textOf(cluster.outputs, "status") ?? "";
  if (status !== "ACTIVE") {
    throw unreachable(
      kubeconfig,
      "connect: connection refused",
      `cluster ${cluster.id} is ${status === "" ? "not ready" : status}; try again when it is ACTIVE`,
    );
  }
  if (textOf(objectOf(cluster.outputs, "certificateAuthority"), "data") !== kubeconfig.certificate) {
    throw unreachable(
      kubeconfig,
      "tls: failed to verify certificate: x509: certificate signed by unknown authority",
      `the kubeconfig has not the certificate authority of cluster ${cluster.id}; take its own kubeconfig`,
    );
  }
  checkAccess(kubeconfig.user, cluster, attempt, context);
  return { cluster, kubeconfig };
}

function unreachable({ server }: Kubeconfig, reason: string, remedy: string): CloudError {
  return new CloudError(
    "unavailable",
    "",
    `configured Kubernetes cluster is unreachable: unable to load schema information from the API server: Get "${server}/openapi/v2?timeout=32s": ${reason}; ${remedy}`,
  );
}
