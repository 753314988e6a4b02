import { mustBeText, valueAt } from "../../facts/must-be";
import { isProperties, listOf, type Properties, textOf, UNKNOWN, type Unknown, type Value } from "../../facts/value";
import { controls } from "../../pack/frameworks";
import { type Rule, undetermined, type Verdict, violation } from "../../pack/rule";
import { DISTRIBUTION, type ServerOrigin, serverOriginsOf, TENANTS_DISTRIBUTION } from "../../services/distributions";

const PROTOCOL = "viewerProtocolPolicy";
const MINIMUM = "viewerCertificate.minimumProtocolVersion";

/** Where each kind of distribution writes what it does beside its default. */
const BEHAVIOURS: Readonly<Record<string, string>> = {
  [DISTRIBUTION]: "orderedCacheBehaviors",
  [TENANTS_DISTRIBUTION]: "cacheBehaviors",
};

const DOMAIN = "aws:apigateway/domainName:DomainName";
/** What AWS calls policies of a domain that accept older versions. */
const OLD_POLICY = /^(TLS_1_0$|SecurityPolicy_TLS(10|11)_)/;
/** Versions that a distribution must not speak to who is behind it. */
const OLD_VERSION = /^(SSLv3|TLSv1|TLSv1\.1)$/;

/** Versions that a distribution with a certificate of ours must not go below. */
const SAFE = /^TLSv1\.[23]/;

/** What is asked for without TLS is read and changed on the way. */
export const cloudfrontHttps: Rule = {
  id: "cloudfront-https",
  title: "Distributions and domains of APIs answer, and ask, by TLS 1.2 and newer only",
  severity: "medium",
  tier: "standard",
  frameworks: controls({
    fsbp: ["CloudFront.3", "CloudFront.9", "CloudFront.10", "CloudFront.15"],
    checkov: ["CKV_AWS_34", "CKV_AWS_174"],
  }),
  requirements: ["D-024"],
  remedy:
    "set viewerProtocolPolicy: redirect-to-https of every behaviour, minimumProtocolVersion: TLSv1.2_2021, and originProtocolPolicy: https-only with originSslProtocols: [TLSv1.2] of every origin of your own; securityPolicy: TLS_1_2 of a domain",
  types: [...Object.keys(BEHAVIOURS), DOMAIN],
  check({ type, props }) {
    if (type === DOMAIN) {
      return mustBeText(props, "securityPolicy", (policy) => !OLD_POLICY.test(policy), {
        message: "versions of TLS before 1.2 are accepted",
        unset: true,
      });
    }
    const property = BEHAVIOURS[type] ?? "";
    const ordered = listOf(props[property]);
    if (ordered === UNKNOWN) return [undetermined(property, "which requests are answered is not known")];
    return [
      ...protocolVerdicts(props["defaultCacheBehavior"], "defaultCacheBehavior"),
      ...ordered.flatMap((behaviour, index) => protocolVerdicts(behaviour, `${property}[${index}]`)),
      ...versionVerdicts(props),
      ...serverOriginsOf(props).flatMap(originVerdicts),
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

function unsure(path: string): readonly Verdict[] {
  return [undetermined(path, "whether who is behind is asked by TLS is not known")];
}

/** How a distribution asks a server. `match-viewer` is as good as what viewers are let in with. */
function originVerdicts(origin: ServerOrigin | Unknown): readonly Verdict[] {
  if (origin === UNKNOWN) return unsure("origins");
  const { at, path, protocol, versions, isApplication } = origin;
  if (protocol === UNKNOWN) return unsure(path);
  if (protocol === "http-only") {
    // A site of S3 speaks no other: https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteEndpoints.html
    if (isApplication === false) return [];
    return isApplication === UNKNOWN
      ? unsure(`${at}.domainName`)
      : [violation(path, "who is behind is asked without TLS")];
  }
  const spoken = listOf(versions.value);
  if (spoken === UNKNOWN) return unsure(versions.path);
  return spoken
    .filter((version) => typeof version === "string")
    .filter((version) => OLD_VERSION.test(version))
    .map((version) => violation(versions.path, `who is behind is asked by ${version}`));
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
