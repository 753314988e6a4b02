import { mustBeOn, valueAt } from "../../facts/must-be";
import { booleanOf, UNKNOWN } from "../../facts/value";
import { controls } from "../../pack/frameworks";
import { type Rule, undetermined } from "../../pack/rule";

const SETTINGS = "aws:apigateway/methodSettings:MethodSettings";
const CACHE = "aws:appsync/apiCache:ApiCache";
const CACHING = "settings.cachingEnabled";
const MESSAGE = "the answers that the cache keeps are not encrypted";

/** A cache holds what the API has answered, to whomever. Not set means in plain. */
export const apigwCacheEncrypted: Rule = {
  id: "apigw-cache-encrypted",
  title: "Caches of APIs are encrypted",
  severity: "medium",
  tier: "standard",
  frameworks: controls({
    fsbp: ["APIGateway.5", "AppSync.1", "AppSync.6"],
    checkov: ["CKV_AWS_308", "CKV_AWS_214", "CKV_AWS_215"],
  }),
  requirements: ["D-023", "D-024"],
  remedy:
    "set cacheDataEncrypted: true where cachingEnabled is, and of AppSync atRestEncryptionEnabled and transitEncryptionEnabled",
  types: [SETTINGS, CACHE],
  check({ type, props }) {
    if (type === CACHE) {
      return [
        ...mustBeOn(props, "atRestEncryptionEnabled", { message: MESSAGE }),
        ...mustBeOn(props, "transitEncryptionEnabled", { message: "what goes to the cache is not encrypted" }),
      ];
    }
    const caching = booleanOf(valueAt(props, CACHING)) ?? false;
    if (caching === false) return [];
    const told = mustBeOn(props, "settings.cacheDataEncrypted", { message: MESSAGE });
    return caching === UNKNOWN && told.length > 0
      ? [undetermined(CACHING, "whether answers are kept in plain is not known")]
      : told;
  },
};
