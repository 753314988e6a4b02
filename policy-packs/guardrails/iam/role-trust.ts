import { isProperties, UNKNOWN, type Value } from "../facts/value";
import type { Decision } from "./decision";
import { allows, namedField, type PolicyDocument, textsOf } from "./document";
import { evaluate, type ResourcePolicy } from "./evaluate";
import type { Identity } from "./identities";
import { callerOf, may } from "./model";
import { namingOf } from "./principal";

/** Whether a role trusts somebody, who also may take it on. */
export function assumes(identity: Identity, { arn, account, trust }: Identity): Decision {
  if (trust === undefined || trust.statements.includes(UNKNOWN) || !isNamed(identity, trust)) return false;
  const policy: ResourcePolicy = { document: trust, account, isDecisive: true };
  return may(identity, { action: "sts:AssumeRole", resource: arn, policy });
}

/** Whether a role's trust names somebody at all, by himself or by his account: it mostly does not. */
function isNamed(identity: Identity, { statements }: PolicyDocument): boolean {
  const caller = callerOf(identity);
  return statements.some((statement) => {
    if (statement === UNKNOWN) return true;
    const { itself, account } = namingOf(statement, caller);
    return itself !== false || account !== false;
  });
}

/** Whether a role trusts a service. */
export function trusts({ arn, account, trust }: Identity, service: string): Decision {
  if (trust === undefined || trust.statements.includes(UNKNOWN)) return false;
  const caller = { kind: "service", arn: service, account: UNKNOWN } as const;
  const request = { caller, action: "sts:AssumeRole", resource: arn, context: { values: {}, isOpen: true } };
  return evaluate(request, { identity: [], resource: { document: trust, account } });
}

/** Whether a role trusts nobody but some services, by their names. */
export function isOfServicesAlone({ trust }: Identity, services: ReadonlySet<string>): boolean {
  const statements = (trust?.statements ?? []).filter((statement) => statement === UNKNOWN || allows(statement));
  return (
    statements.length > 0 &&
    statements.every((statement) => statement !== UNKNOWN && namesOnly(namedField(statement, "Principal"), services))
  );
}

function namesOnly(principal: Value | undefined, services: ReadonlySet<string>): boolean {
  if (!isProperties(principal) || Object.keys(principal).some((kind) => kind !== "Service")) return false;
  const names = textsOf(principal["Service"]);
  return names.length > 0 && names.every((name) => name !== UNKNOWN && services.has(name));
}
