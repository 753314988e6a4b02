import { expect } from "chai";
import { apigwBackendTls } from "../../../../../policy-packs/guardrails/rules/load-balancing/apigw-backend-tls";
import { alone, resource, unknown } from "../../decide";

const first = (props: object) =>
  alone(apigwBackendTls, resource("aws:apigateway/integration:Integration", { type: "HTTP_PROXY", ...props }));
const second = (props: object) =>
  alone(
    apigwBackendTls,
    resource("aws:apigatewayv2/integration:Integration", { integrationType: "HTTP_PROXY", ...props }),
  );
const refused = (path: string) => [
  `violation ${path}: what callers send over HTTPS goes on over the internet in plain`,
];

describe("apigw-backend-tls (D-024, C-021)", () => {
  it("an address of HTTP is refused, one of HTTPS accepted", () => {
    expect(first({ uri: "http://example.com/orders" })).to.deep.equal(refused("uri"));
    expect(first({ type: "HTTP", uri: "HTTP://example.com" })).to.deep.equal(refused("uri"));
    expect(second({ integrationUri: "http://example.com/{proxy}" })).to.deep.equal(refused("integrationUri"));
    expect(first({ uri: "https://example.com" })).to.deep.equal([]);
    expect(second({ integrationUri: "https://example.com/{proxy}" })).to.deep.equal([]);
  });

  it("a link into a VPC, and what is no address, are none of its affairs", () => {
    expect(first({ uri: "http://internal", connectionType: "VPC_LINK" })).to.deep.equal([]);
    expect(first({ type: "AWS_PROXY", uri: unknown })).to.deep.equal([]);
    expect(first({ type: "MOCK" })).to.deep.equal([]);
  });

  it("a certificate that nobody looks at is refused", () => {
    const open = { uri: "https://example.com", tlsConfig: { insecureSkipVerification: true } };
    expect(first(open)).to.deep.equal([
      "violation tlsConfig.insecureSkipVerification: whoever answers is taken for the one that is meant: no certificate is looked at",
    ]);
    expect(first({ ...open, tlsConfig: { insecureSkipVerification: false } })).to.deep.equal([]);
  });

  it("what is not known is no pass", () => {
    const open = (path: string) => [
      `unknown ${path}: whether calls go on in plain is not known; decided at the update`,
    ];
    expect(first({ uri: unknown })).to.deep.equal(open("uri"));
    expect(first({ type: unknown, uri: "http://example.com" })).to.deep.equal(open("uri"));
    expect(second({ connectionType: unknown, integrationUri: "http://example.com" })).to.deep.equal(
      open("integrationUri"),
    );
  });
});
