import { valueAt } from "./must-be";
import { listOf, type Properties, textOf, UNKNOWN, type Unknown, type Value } from "./value";

/** A distribution of one owner, and one that many tenants share. */
export const DISTRIBUTION = "aws:cloudfront/distribution:Distribution";
export const TENANTS_DISTRIBUTION = "aws:cloudfront/multitenantDistribution:MultitenantDistribution";

/** Names that S3 gives the websites of its buckets: nothing behind them reads a request. */
const WEBSITE = /\.s3-website[.-]/;

/** A server that a distribution passes requests on to; buckets are none. */
export interface ServerOrigin {
  /** Path of the origin itself, of the distribution's properties. */
  readonly at: string;
  /** Path of how it is asked, of the distribution's properties. */
  readonly path: string;
  /** `http-only`, `https-only` or `match-viewer`; undefined where only the private network leads there. */
  readonly protocol: string | Unknown | undefined;
  /** The versions of TLS that it is asked with, and the path of that. */
  readonly versions: { readonly path: string; readonly value: Value | undefined };
  /** Whether an application answers, not a website of S3. */
  readonly isApplication: boolean | Unknown;
}

/** The servers behind a distribution; UNKNOWN for one of which nothing is known, or for the list as a whole. */
export function serverOriginsOf(props: Properties): readonly (ServerOrigin | Unknown)[] {
  const origins = listOf(props["origins"]);
  if (origins === UNKNOWN) return [UNKNOWN];
  return origins.flatMap((origin, index) =>
    origin === UNKNOWN ? [UNKNOWN] : serverOrigin(origin, `origins[${index}]`),
  );
}

function serverOrigin(origin: Value, at: string): readonly (ServerOrigin | Unknown)[] {
  const setting = (name: string) => valueAt({ origin }, `origin.${name}`);
  const isSet = (name: string) => (setting(name) ?? null) !== null;
  if (["vpcOriginConfig", "vpcOriginConfigs"].some(isSet))
    return [{ at, path: at, protocol: undefined, versions: { path: at, value: undefined }, isApplication: true }];
  const custom = ["customOriginConfig", "customOriginConfigs"].find(isSet);
  if (custom === undefined) return [];
  const domain = textOf(setting("domainName"));
  return [
    {
      at,
      path: `${at}.${custom}.originProtocolPolicy`,
      protocol: textOf(setting(`${custom}.originProtocolPolicy`)),
      versions: { path: `${at}.${custom}.originSslProtocols`, value: setting(`${custom}.originSslProtocols`) },
      isApplication: domain === UNKNOWN ? UNKNOWN : !WEBSITE.test(domain ?? ""),
    },
  ];
}
