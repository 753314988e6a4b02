import type { Finding } from "./problem";

/** The providers that the embedded cloud answers for. */
const embeddedProviders = ["aws", "awsx", "eks", "kubernetes"] as const;

/** What the environment of a process says about the cloud that it is about to reach. */
export interface CloudSurroundings {
  /** The providers that the engine dials instead of starting them, as PULUMI_DEBUG_PROVIDERS names them. */
  readonly attached: readonly string[];
  /** AWS_ENDPOINT_URL: where AWS's clients send their calls instead of to AWS. */
  readonly endpoint: string | undefined;
  /** CAUSEWAY_TARGET_CLOUD: the wish to use the embedded cloud, whatever the stack file says. */
  readonly wish: string | undefined;
}

/** Reads the surroundings from environment variables. */
export function cloudSurroundings(variables: Readonly<Record<string, string | undefined>>): CloudSurroundings {
  const named = variables["PULUMI_DEBUG_PROVIDERS"] ?? "";
  return {
    attached: named
      .split(",")
      .map((entry) => entry.split(":", 1)[0]?.trim() ?? "")
      .filter((name) => name !== ""),
    endpoint: variables["AWS_ENDPOINT_URL"] || undefined,
    wish: variables["CAUSEWAY_TARGET_CLOUD"] || undefined,
  };
}

/**
 * Why the cloud that would be reached is not the one that is meant, or undefined when all is well. The target and
 * what is attached have to agree: nothing made for the embedded cloud ever reaches AWS, or the other way round.
 *
 * @param target the stack's target, after the wish has been heard
 */
export function cloudMismatch(target: "embedded" | "local" | "aws", around: CloudSurroundings): Finding | undefined {
  if (around.wish !== undefined && around.wish !== "embedded") {
    return mismatch(
      `CAUSEWAY_TARGET_CLOUD=${around.wish}`,
      "embedded or nothing: the variable only ever leads away from a real cloud",
      "unset CAUSEWAY_TARGET_CLOUD; the stack file's target decides",
    );
  }
  const attached = embeddedProviders.filter((name) => around.attached.includes(name));
  if (target === "embedded") return attachmentGap(attached);
  if (attached.length > 0) {
    return mismatch(
      `${target}, while the embedded cloud is attached for ${attached.join(", ")}`,
      `no attached providers for target ${target}`,
      "unset PULUMI_DEBUG_PROVIDERS, or export CAUSEWAY_TARGET_CLOUD=embedded to stay on the embedded cloud",
    );
  }
  return target === "local" ? emulatorGap(around.endpoint) : detour(around.endpoint);
}

/** A provider that is not attached would be the real one. */
function attachmentGap(attached: readonly string[]): Finding | undefined {
  const lacking = embeddedProviders.filter((name) => !attached.includes(name));
  if (lacking.length === 0) return undefined;
  return mismatch(
    attached.length === 0 ? "embedded, with no attached providers" : `embedded, with no attached ${lacking.join(", ")}`,
    `the embedded cloud's providers attached: ${embeddedProviders.join(", ")}`,
    'run eval "$(./causeway cloud env)" in this shell, then the command again',
  );
}

/** Without an emulator's address the calls would go to AWS. */
function emulatorGap(endpoint: string | undefined): Finding | undefined {
  if (endpoint !== undefined && !isAws(endpoint)) return undefined;
  return mismatch(
    endpoint === undefined ? "local, with no AWS_ENDPOINT_URL" : `local, with AWS_ENDPOINT_URL at AWS: ${endpoint}`,
    "AWS_ENDPOINT_URL naming the emulator",
    "export AWS_ENDPOINT_URL=http://localhost:4566, or wherever the emulator listens",
  );
}

/** With an emulator's address the calls would not reach AWS. */
function detour(endpoint: string | undefined): Finding | undefined {
  if (endpoint === undefined || isAws(endpoint)) return undefined;
  return mismatch(
    `aws, with AWS_ENDPOINT_URL at ${endpoint}`,
    "calls that go to AWS itself",
    "unset AWS_ENDPOINT_URL, or write target: local to use the emulator",
  );
}

function isAws(endpoint: string): boolean {
  const host = URL.canParse(endpoint) ? new URL(endpoint).hostname : endpoint;
  return /(?:^|\.)(?:amazonaws\.com(?:\.cn)?|api\.aws)$/.test(host);
}

function mismatch(got: string, expected: string, remedy: string): Finding {
  return { path: ["target"], got, expected, remedy };
}
