import { DISTRIBUTION, type ServerOrigin, serverOriginsOf, TENANTS_DISTRIBUTION } from "../../distributions";
import { controls } from "../../frameworks";
import { valueAt } from "../../must-be";
import { type Rule, undetermined, type Verdict, violation } from "../../rule";
import { isProperties, listOf, type Properties, textOf, UNKNOWN, type Unknown, type Value } from "../../value";

const PROTOCOL = "viewerProtocolPolicy";
const MINIMUM = "viewerCertificate.minimumProtocolVersion";

/** Where each kind of distribution writes what it does beside its default. */
const BEHAVIOURS: Readonly<Record<string, string>> = {
  [DISTRIBUTION]: "orderedCacheBehaviors",
  [TENANTS_DISTRIBUTION]: "cacheBehaviors",
};

/** Versions that a distribution with a certificate of ours must not go below. */
const SAFE = /^TLSv1\.[23]/;

/** What is asked for without TLS is read and changed on the way. */
export const cloudfrontHttps: Rule = {
  id: "cloudfront-https",
  title: "Distributions answer, and ask their origins, by TLS only",
  severity: "medium",
  tier: "standard",
  frameworks: controls({
    fsbp: ["CloudFront.3", "CloudFront.9", "CloudFront.15"],
    checkov: ["CKV_AWS_34", "CKV_AWS_174"],
  }),
  requirements: ["D-024"],
  remedy:
    "set viewerProtocolPolicy: redirect-to-https of every behaviour, minimumProtocolVersion: TLSv1.2_2021, and originProtocolPolicy: https-only of every origin that is no bucket",
  types: Object.keys(BEHAVIOURS),
  check({ type, props }) {
    const property = BEHAVIOURS[type] ?? "";
    const ordered = listOf(props[property]);
    if (ordered === UNKNOWN) return [undetermined(property, "which requests are answered is not known")];
    return [
      ...protocolVerdicts(props["defaultCacheBehavior"], "defaultCacheBehavior"),
      ...ordered.flatMap((behaviour, index) => protocolVerdicts(behaviour, `${property}[${index}]`)),
      ...serverOriginsOf(props).flatMap(originVerdicts),
      ...versionVerdicts(props),
    ];
  },
};

function protocolVerdicts(behaviour: Value | undefined, at: string): readonly Verdict[] {
  const path = `${at}.${PROTOCOL}`;
  const policy =
    behaviour === UNKNOWN ? UNKNOWN : textOf(valueAt({ behaviour: behaviour ?? null }, `behaviour.${PROTOCOL}`));
  if (policy === UNKNOWN) return [undetermined(path, "whether requests are answered without TLS is not known")];
  return policy === "allow-all" ? [violation(path, "requests are answered without TLS")] : [];
}

/** How requests go on to a server. `match-viewer` is as good as what viewers are let in with. */
function originVerdicts(origin: ServerOrigin | Unknown): readonly Verdict[] {
  const { path, protocol } = origin === UNKNOWN ? { path: "origins", protocol: UNKNOWN } : origin;
  if (protocol === UNKNOWN) return [undetermined(path, "whether requests go on with TLS is not known")];
  return protocol === "http-only" ? [violation(path, "requests go on to the origin without TLS")] : [];
}

/** With a certificate of CloudFront's own there is nothing to choose. */
function versionVerdicts(props: Properties): readonly Verdict[] {
  const certificate = props["viewerCertificate"];
  const isOurs =
    certificate !== undefined &&
    certificate !== UNKNOWN &&
    isProperties(certificate) &&
    ["acmCertificateArn", "iamCertificateId"].some((name) => textOf(certificate[name]) !== undefined);
  if (!isOurs) return [];
  const version = textOf(valueAt(props, MINIMUM));
  if (version === UNKNOWN) return [undetermined(MINIMUM, "which versions of TLS are accepted is not known")];
  return version !== undefined && SAFE.test(version)
    ? []
    : [violation(MINIMUM, `${version ?? "TLSv1"} is accepted; expected TLSv1.2_2021 or newer`)];
}
