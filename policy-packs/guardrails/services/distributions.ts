import { valueAt } from "../facts/must-be";
import { isProperties, listOf, type Properties, textOf, UNKNOWN, type Unknown, type Value } from "../facts/value";

/** A distribution of one owner, and one that many tenants share. */
export const DISTRIBUTION = "aws:cloudfront/distribution:Distribution";
export const TENANTS_DISTRIBUTION = "aws:cloudfront/multitenantDistribution:MultitenantDistribution";

/** Names that S3 gives the websites of its buckets: nothing behind them reads a request. */
const WEBSITE = /\.s3-website[.-]/;

/** A server that a distribution passes requests on to; buckets are none. */
export interface ServerOrigin {
  /** Path of the origin itself, of the distribution's properties. */
  readonly at: string;
  /** Path of how it is asked, of the same. */
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
  return originsOf(props).flatMap((origin): readonly (ServerOrigin | Unknown)[] =>
    origin === UNKNOWN ? [UNKNOWN] : serverOrigin(origin),
  );
}

/** The buckets behind a distribution, each as what it is asked with; UNKNOWN as with servers. */
export function bucketOriginsOf(props: Properties): readonly (Origin | Unknown)[] {
  return originsOf(props).filter(
    (origin) => origin === UNKNOWN || ![...PRIVATE_SETTINGS, ...CUSTOM_SETTINGS].some((name) => isSet(origin, name)),
  );
}

/** Where an origin says that it is a server: one of a private network, or any by its name. */
const PRIVATE_SETTINGS = ["vpcOriginConfig", "vpcOriginConfigs"];
const CUSTOM_SETTINGS = ["customOriginConfig", "customOriginConfigs"];

/** One origin, and where it stands. */
export interface Origin {
  readonly path: string;
  readonly props: Properties;
}

/** Whether an origin has a setting, be it not known yet. */
export function isSet({ props }: Origin, name: string): boolean {
  return (valueAt(props, name) ?? "") !== "";
}

function originsOf(props: Properties): readonly (Origin | Unknown)[] {
  const origins = listOf(props["origins"]);
  if (origins === UNKNOWN) return [UNKNOWN];
  return origins.flatMap((origin, index): readonly (Origin | Unknown)[] => {
    if (origin === UNKNOWN) return [UNKNOWN];
    return isProperties(origin) ? [{ path: `origins[${index}]`, props: origin }] : [];
  });
}

function serverOrigin(origin: Origin): readonly ServerOrigin[] {
  if (PRIVATE_SETTINGS.some((name) => isSet(origin, name))) {
    const at = origin.path;
    return [{ at, path: at, protocol: undefined, versions: { path: at, value: undefined }, isApplication: true }];
  }
  const custom = CUSTOM_SETTINGS.find((name) => isSet(origin, name));
  if (custom === undefined) return [];
  const domain = textOf(origin.props["domainName"]);
  return [
    {
      at: origin.path,
      path: `${origin.path}.${custom}.originProtocolPolicy`,
      protocol: textOf(valueAt(origin.props, `${custom}.originProtocolPolicy`)),
      versions: {
        path: `${origin.path}.${custom}.originSslProtocols`,
        value: valueAt(origin.props, `${custom}.originSslProtocols`),
      },
      isApplication: domain === UNKNOWN ? UNKNOWN : !WEBSITE.test(domain ?? ""),
    },
  ];
}
