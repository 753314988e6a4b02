import { expect } from "chai";
import { apigwCacheEncrypted } from "../../../../../policy-packs/guardrails/rules/load-balancing/apigw-cache-encrypted";
import { alone, resource, unknown } from "../../decide";

const settings = (props: object) =>
  alone(apigwCacheEncrypted, resource("aws:apigateway/methodSettings:MethodSettings", { settings: { ...props } }));
const cache = (props: object) => alone(apigwCacheEncrypted, resource("aws:appsync/apiCache:ApiCache", { ...props }));

describe("apigw-cache-encrypted (D-023, D-024)", () => {
  it("a cache in plain is refused; an encrypted one, and none, are accepted", () => {
    const refused = ["violation settings.cacheDataEncrypted: the answers that the cache keeps are not encrypted"];
    expect(settings({ cachingEnabled: true })).to.deep.equal(refused);
    expect(settings({ cachingEnabled: true, cacheDataEncrypted: false })).to.deep.equal(refused);
    expect(settings({ cachingEnabled: true, cacheDataEncrypted: true })).to.deep.equal([]);
    expect(settings({ cacheDataEncrypted: false, loggingLevel: "INFO" })).to.deep.equal([]);
  });

  it("a cache of AppSync is encrypted where it lies and on the way", () => {
    expect(cache({ atRestEncryptionEnabled: true })).to.deep.equal([
      "violation transitEncryptionEnabled: what goes to the cache is not encrypted",
    ]);
    expect(cache({ atRestEncryptionEnabled: true, transitEncryptionEnabled: true })).to.deep.equal([]);
    expect(cache({})).to.have.length(2);
  });

  it("what is not known is no pass", () => {
    expect(settings({ cachingEnabled: unknown })).to.deep.equal([
      "unknown settings.cachingEnabled: whether answers are kept in plain is not known; decided at the update",
    ]);
    expect(settings({ cachingEnabled: unknown, cacheDataEncrypted: true })).to.deep.equal([]);
  });
});
