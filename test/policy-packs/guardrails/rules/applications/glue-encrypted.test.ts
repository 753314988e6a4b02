import { expect } from "chai";
import { glueEncrypted } from "../../../../../policy-packs/guardrails/rules/applications/glue-encrypted";
import { alone, resource, unknown } from "../../decide";

const answer = (type: string, props: object) => alone(glueEncrypted, resource(`aws:glue/${type}`, { ...props }));
const configuration = (logs: unknown, bookmarks: unknown, results: unknown) =>
  answer("securityConfiguration:SecurityConfiguration", {
    encryptionConfiguration: {
      cloudwatchEncryption: { cloudwatchEncryptionMode: logs },
      jobBookmarksEncryption: { jobBookmarksEncryptionMode: bookmarks },
      s3Encryption: { s3EncryptionMode: results },
    },
  });
const catalog = (settings: object) =>
  answer("dataCatalogEncryptionSettings:DataCatalogEncryptionSettings", { dataCatalogEncryptionSettings: settings });

describe("glue-encrypted (C-020, D-023)", () => {
  for (const type of ["job:Job", "crawler:Crawler", "devEndpoint:DevEndpoint"]) {
    it(`${type} has a security configuration`, () => {
      expect(answer(type, { securityConfiguration: "encrypted" })).to.deep.equal([]);
      expect(answer(type, { securityConfiguration: unknown })).to.deep.equal([]);
      expect(answer(type, {})).to.deep.equal([
        "violation securityConfiguration: what is left behind is not encrypted: no security configuration",
      ]);
    });
  }

  it("a security configuration encrypts logs, bookmarks and results", () => {
    expect(configuration("SSE-KMS", "CSE-KMS", "SSE-KMS")).to.deep.equal([]);
    expect(configuration("sse-kms", "CSE-KMS", "SSE-S3")).to.deep.equal([]);
    expect(configuration("DISABLED", undefined, "DISABLED")).to.deep.equal([
      "violation encryptionConfiguration.cloudwatchEncryption.cloudwatchEncryptionMode: logs of jobs are not encrypted",
      "violation encryptionConfiguration.jobBookmarksEncryption.jobBookmarksEncryptionMode: bookmarks of jobs are not encrypted",
      "violation encryptionConfiguration.s3Encryption.s3EncryptionMode: results of jobs are not encrypted",
    ]);
    expect(configuration("SSE-KMS", unknown, "SSE-KMS")).to.have.length(1);
  });

  it("the catalog is encrypted, and so are passwords of connections", () => {
    const password = { returnConnectionPasswordEncrypted: true };
    for (const catalogEncryptionMode of ["SSE-KMS", "sse-kms-with-service-role"]) {
      const settings = { encryptionAtRest: { catalogEncryptionMode }, connectionPasswordEncryption: password };
      expect(catalog(settings)).to.deep.equal([]);
    }
    const off = { returnConnectionPasswordEncrypted: false };
    const disabled = { catalogEncryptionMode: "DISABLED" };
    expect(catalog({ encryptionAtRest: disabled, connectionPasswordEncryption: off })).to.deep.equal([
      "violation dataCatalogEncryptionSettings.encryptionAtRest.catalogEncryptionMode: the catalog is not encrypted",
      "violation dataCatalogEncryptionSettings.connectionPasswordEncryption.returnConnectionPasswordEncrypted: passwords of connections are told in the clear",
    ]);
  });
});
