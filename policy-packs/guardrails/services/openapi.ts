import { parse } from "yaml";
import { isProperties, listOf, type Properties, readValue, UNKNOWN, type Unknown, type Value } from "../facts/value";

/** What a path's operations are called; browsers ask by OPTIONS whether they may, so that it is not among them. */
const OPERATIONS = /^(get|put|post|delete|head|patch|trace|x-amazon-apigateway-any-method)$/i;

/** A description of an API as an object, also where it is written as JSON or YAML; undefined where it is none. */
export function openApiOf(body: Value | undefined): Properties | Unknown | undefined {
  if (body === UNKNOWN) return UNKNOWN;
  const described = typeof body === "string" ? parsed(body) : body;
  return isProperties(described) ? described : undefined;
}

function parsed(text: string): Value | undefined {
  try {
    return readValue(parse(text));
  } catch {
    return undefined;
  }
}

/**
 * The operations of an API that ask nobody who calls: `POST /orders`; UNKNOWN among them where one is not known.
 * @param common what is asked by operations that say nothing of their own, undefined for nothing
 */
export function unaskedOperations(api: Properties, common: Value | undefined): readonly (string | Unknown)[] {
  const paths = api["paths"];
  if (!isProperties(paths)) return paths === UNKNOWN ? [UNKNOWN] : [];
  return Object.entries(paths).flatMap(([path, operations]) => {
    if (!isProperties(operations)) return operations === UNKNOWN ? [UNKNOWN] : [];
    return Object.entries(operations)
      .filter(([method]) => OPERATIONS.test(method))
      .flatMap(([method, operation]): readonly (string | Unknown)[] => {
        const asks = isAsking(operation, common);
        const name = `${method.replace(/^x-amazon-apigateway-any-method$/i, "any").toUpperCase()} ${path}`;
        return asks === UNKNOWN ? [UNKNOWN] : asks ? [] : [name];
      });
  });
}

/** An operation's own security counts before the common one; an empty requirement asks for nothing. */
function isAsking(operation: Value | undefined, common: Value | undefined): boolean | Unknown {
  if (!isProperties(operation)) return operation === UNKNOWN ? UNKNOWN : true;
  if (isProperties(operation["x-amazon-apigateway-auth"])) {
    return operation["x-amazon-apigateway-auth"]["type"] !== "NONE";
  }
  const requirements = listOf(operation["security"] ?? common);
  if (requirements === UNKNOWN || requirements.includes(UNKNOWN)) return UNKNOWN;
  return requirements.length > 0 && requirements.every((one) => isProperties(one) && Object.keys(one).length > 0);
}
