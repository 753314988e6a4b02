import { valueAt } from "../../facts/must-be";
import { booleanOf, type Properties, textOf, UNKNOWN } from "../../facts/value";
import { type Rule, undetermined, type Verdict, violation } from "../../pack/rule";

/** Where each kind of integration says how it goes on, and to where. */
const PLACES: Readonly<Record<string, { readonly kind: string; readonly address: string }>> = {
  "aws:apigateway/integration:Integration": { kind: "type", address: "uri" },
  "aws:apigatewayv2/integration:Integration": { kind: "integrationType", address: "integrationUri" },
};
const UNVERIFIED = "tlsConfig.insecureSkipVerification";

function addressVerdicts(props: Properties, kind: string, path: string): readonly Verdict[] {
  const handsOn = textOf(props[kind]);
  if (handsOn !== UNKNOWN && !/^http(_proxy)?$/i.test(handsOn ?? "")) return [];
  // Inside a VPC a link leads to a listener, which has rules of its own.
  const way = textOf(props["connectionType"]);
  if (way !== UNKNOWN && way?.toUpperCase() === "VPC_LINK") return [];
  const address = textOf(props[path]);
  if (address === UNKNOWN) return [undetermined(path, "whether calls go on in plain is not known")];
  if (!/^http:/i.test(address?.trim() ?? "")) return [];
  return handsOn === UNKNOWN || way === UNKNOWN
    ? [undetermined(path, "whether calls go on in plain is not known")]
    : [violation(path, "what callers send over HTTPS goes on over the internet in plain")];
}

/** What comes in encrypted goes on encrypted, to whom it is meant for. */
export const apigwBackendTls: Rule = {
  id: "apigw-backend-tls",
  title: "APIs hand calls on over TLS that is verified",
  severity: "high",
  tier: "standard",
  frameworks: [],
  requirements: ["D-024", "C-021"],
  remedy: "begin the address with https:, or go through a VPC link; leave insecureSkipVerification out",
  types: Object.keys(PLACES),
  check({ type, props }) {
    const { kind, address } = PLACES[type] ?? { kind: "", address: "" };
    const unverified = booleanOf(valueAt(props, UNVERIFIED));
    return [
      ...addressVerdicts(props, kind, address),
      ...(unverified === UNKNOWN
        ? [undetermined(UNVERIFIED, "whether the certificate is looked at is not known")]
        : unverified === true
          ? [violation(UNVERIFIED, "whoever answers is taken for the one that is meant: no certificate is looked at")]
          : []),
    ];
  },
};
