import { containsUnknown, SIGNATURE } from "../../../lib/engine-values";
import type { ResourceFacts } from "../../../lib/guardrail-pack";

type Props = ResourceFacts["props"];

/**
 * Resources as they will be, as far as that is known, fit to be written down: what the provider says, else what was asked
 * for, and every secret as what nobody knows.
 *
 * @param resources as the engine tells them when all are there
 * @param asked the inputs of each, by URN
 */
export function recordedFacts(
  resources: readonly ResourceFacts[],
  asked: ReadonlyMap<string, Props>,
): readonly ResourceFacts[] {
  return resources.map((resource) => ({
    ...resource,
    props: withoutSecrets(asFarAsKnown(resource.props, asked.get(resource.urn))),
    ...(resource.provider === undefined
      ? {}
      : { provider: { ...resource.provider, props: withoutSecrets(resource.provider.props) } }),
  }));
}

/** What only the provider adds and does not know yet is not there. */
function asFarAsKnown(props: Props, asked: Props = {}): Props {
  const known = Object.entries(props).filter(([, value]) => !containsUnknown(value));
  return { ...asked, ...Object.fromEntries(known) };
}

function withoutSecrets(props: Props): Props {
  return Object.fromEntries(Object.entries(props).map(([name, value]) => [name, withoutSecret(value)]));
}

function withoutSecret(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecret);
  if (typeof value !== "object" || value === null) return value;
  if (SIGNATURE in value) return { unknown: true };
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withoutSecret(inner)]));
}
