/** An image's reference, taken apart. */
export interface ImageReference {
  /** `docker.io` where none is named. */
  readonly registry: string;
  readonly tag: string | undefined;
  /** Whether it names one content for good. */
  readonly byDigest: boolean;
}

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
