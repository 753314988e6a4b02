import type { Answer } from "../facts/answers";
import { isProperties, textOf, UNKNOWN, type Unknown, type Value } from "../facts/value";

/** An image's reference, taken apart. */
export interface ImageReference {
  /** `docker.io` where none is named. */
  readonly registry: string;
  readonly tag: string | undefined;
  /** Whether it names one content for good. */
  readonly byDigest: boolean;
}

/** An image's reference as far as it is said: the values of charts leave parts of it to the chart. */
export interface SaidImage {
  readonly registry: string | Unknown | undefined;
  readonly tag: string | Unknown | undefined;
  readonly byDigest: Answer | undefined;
}

const DIGEST = /^(sha256:)?[a-f0-9]{64}$|^sha512:[a-f0-9]{128}$/;

/** `registry/repository:tag@digest`; the first part is a registry only where it looks like a host. */
export function imageReference(image: string): ImageReference {
  const [name = "", digest] = image.trim().split("@", 2);
  const slash = name.indexOf("/");
  const first = name.slice(0, Math.max(0, slash));
  const isHost = /[.:]/.test(first) || first === "localhost";
  const tag = /:([^/:]+)$/.exec(name.slice(slash + 1))?.[1];
  return {
    registry: isHost ? first.toLowerCase() : "docker.io",
    tag,
    byDigest: digest !== undefined && /^sha(256:[a-f0-9]{64}|512:[a-f0-9]{128})$/.test(digest),
  };
}

/** What is said of an image: by a text, or in parts (`registry`, `repository`, `tag`, `digest`); undefined for nothing. */
export function saidImage(value: Value | undefined): SaidImage | Unknown | undefined {
  if (!isProperties(value)) {
    const text = textOf(value);
    return text === UNKNOWN || text === undefined ? text : imageReference(text);
  }
  const [registry, repository, tag, digest] = ["registry", "repository", "tag", "digest"].map((name) =>
    textOf(value[name]),
  );
  const [, digestOfTag] = typeof tag === "string" ? tag.split("@", 2) : [];
  const digests = [digest, digestOfTag].filter((each) => each !== undefined);
  const isSaid = digests.length > 0 || tag !== undefined;
  const isOpen = digests.includes(UNKNOWN) || (tag === UNKNOWN && digest === undefined);
  const byDigest = digests.some((each) => typeof each === "string" && DIGEST.test(each)) || (isOpen && UNKNOWN);
  return { registry: registryOf(registry, repository), tag, byDigest: isSaid ? byDigest : undefined };
}

/** A repository without a host is one of the chart's registry. */
function registryOf(
  registry: string | Unknown | undefined,
  repository: string | Unknown | undefined,
): SaidImage["registry"] {
  if (registry !== undefined) return registry === UNKNOWN ? UNKNOWN : registry.split("/", 1)[0]?.toLowerCase();
  if (repository === undefined || repository === UNKNOWN) return repository;
  const [first = ""] = repository.split("/", 1);
  return repository.includes("/") && (/[.:]/.test(first) || first === "localhost") ? first.toLowerCase() : undefined;
}
