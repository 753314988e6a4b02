import { UNKNOWN } from "../facts/value";

/** The parameter by which an engine refuses connections without TLS. */
export interface TlsParameter {
  readonly name: string;
  /** The version from which on it is on where nobody sets it; none for engines where it is off. */
  readonly onSince: string | undefined;
}

/**
 * Engines by the beginning of their parameter groups' families; the longer names first. The others have their own ways
 * (options, listeners) or know no connection without TLS.
 */
const ENGINES: readonly (TlsParameter & { readonly engine: string })[] = [
  { engine: "aurora-postgresql", name: "rds.force_ssl", onSince: "17" },
  { engine: "aurora-mysql", name: "require_secure_transport", onSince: undefined },
  { engine: "postgres", name: "rds.force_ssl", onSince: "15" },
  { engine: "mysql", name: "require_secure_transport", onSince: "9" },
  { engine: "mariadb", name: "require_secure_transport", onSince: "11.8" },
  { engine: "sqlserver", name: "rds.force_ssl", onSince: undefined },
];

/** The parameter of a family (`mysql8.4`) or an engine (`mysql`); undefined where there is none to set. */
export function tlsParameterOf(family: string): TlsParameter | undefined {
  return ENGINES.find(({ engine }) => family.toLowerCase().startsWith(engine));
}

/** Whether it is on where nobody sets it. UNKNOWN where that depends on a version that is not told. */
export function isOnByDefault({ onSince }: TlsParameter, version: string | undefined): boolean | typeof UNKNOWN {
  if (onSince === undefined) return false;
  const [major, minor = 0] = numbersIn(version ?? "");
  if (major === undefined) return UNKNOWN;
  const [sinceMajor = 0, sinceMinor = 0] = numbersIn(onSince);
  return major === sinceMajor ? minor >= sinceMinor : major > sinceMajor;
}

function numbersIn(version: string): readonly number[] {
  return [...version.matchAll(/\d+/g)].map(Number);
}
