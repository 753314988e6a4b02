import { expect } from "chai";
import { osEncrypted } from "../../../../../policy-packs/guardrails/rules/databases/os-encrypted";
import { alone, resource, unknown } from "../../decide";

const OPENSEARCH = "aws:opensearch/domain:Domain";
const answer = (props: object, type = OPENSEARCH) => alone(osEncrypted, resource(type, { ...props }));
const endpoint = { enforceHttps: true, tlsSecurityPolicy: "Policy-Min-TLS-1-2-PFS-2023-10" };
const good = {
  encryptAtRest: { enabled: true },
  nodeToNodeEncryption: { enabled: true },
  domainEndpointOptions: endpoint,
};
const rest = "violation encryptAtRest.enabled: the domain is not encrypted at rest";
const nodes = "violation nodeToNodeEncryption.enabled: the nodes talk to each other in the clear";
const plain = "violation domainEndpointOptions.enforceHttps: the domain is reached without TLS";
const old = "violation domainEndpointOptions.tlsSecurityPolicy: the domain is reached with TLS older than 1.2";

describe("os-encrypted (D-023, D-024)", () => {
  for (const type of [OPENSEARCH, "aws:elasticsearch/domain:Domain"]) {
    it(`${type} is encrypted in all three ways; not set means in none`, () => {
      expect(answer(good, type)).to.deep.equal([]);
      expect(answer({}, type)).to.deep.equal([rest, nodes, plain, old]);
      expect(answer({ ...good, encryptAtRest: [{ enabled: "false" }] }, type)).to.deep.equal([rest]);
    });
  }

  it("options of the endpoint turn HTTPS on, but leave old TLS", () => {
    expect(answer({ ...good, domainEndpointOptions: { customEndpointEnabled: false } })).to.deep.equal([old]);
    expect(answer({ ...good, domainEndpointOptions: { ...endpoint, enforceHttps: false } })).to.deep.equal([plain]);
    expect(answer({ ...good, domainEndpointOptions: {} })).to.deep.equal([plain, old]);
  });

  it("policies of TLS 1.2 and later are accepted, those of 1.0 refused", () => {
    for (const tlsSecurityPolicy of ["Policy-Min-TLS-1-2-2019-07", "policy-min-tls-1-3-2025-01"]) {
      expect(answer({ ...good, domainEndpointOptions: { ...endpoint, tlsSecurityPolicy } })).to.deep.equal([]);
    }
    const tlsSecurityPolicy = "Policy-Min-TLS-1-0-2019-07";
    expect(answer({ ...good, domainEndpointOptions: { ...endpoint, tlsSecurityPolicy } })).to.deep.equal([old]);
  });

  it("what is not known is no pass, and hides nothing else", () => {
    const said = answer({
      encryptAtRest: unknown,
      nodeToNodeEncryption: { enabled: false },
      domainEndpointOptions: unknown,
    });
    expect(said.map((line) => line.split(":")[0])).to.deep.equal([
      "unknown encryptAtRest.enabled",
      "violation nodeToNodeEncryption.enabled",
      "unknown domainEndpointOptions.enforceHttps",
      "unknown domainEndpointOptions.tlsSecurityPolicy",
    ]);
  });
});
