import { expect } from "chai";
import { apigwAuth } from "../../../../../policy-packs/guardrails/rules/load-balancing/apigw-auth";
import { alone, resource, unknown } from "../../decide";

const method = (props: object) => alone(apigwAuth, resource("aws:apigateway/method:Method", { ...props }));
const route = (props: object) => alone(apigwAuth, resource("aws:apigatewayv2/route:Route", { ...props }));

describe("apigw-auth (D-025)", () => {
  it("who asks its callers is accepted, by IAM, a token, an authorizer or a key", () => {
    expect(method({ httpMethod: "GET", authorization: "AWS_IAM" })).to.deep.equal([]);
    expect(method({ httpMethod: "POST", authorization: "NONE", apiKeyRequired: true })).to.deep.equal([]);
    expect(route({ routeKey: "GET /", authorizationType: "JWT" })).to.deep.equal([]);
  });

  it("who asks nobody is refused, also by default", () => {
    expect(method({ httpMethod: "GET", authorization: "NONE" })).to.deep.equal([
      "violation authorization: everybody may call it",
    ]);
    expect(method({ httpMethod: "ANY", authorization: "none", apiKeyRequired: false })).to.have.length(1);
    for (const props of [{}, { authorizationType: "NONE" }, { authorizationType: "NONE", apiKeyRequired: true }]) {
      expect(route({ routeKey: "$default", ...props })).to.deep.equal([
        "violation authorizationType: everybody may call it",
      ]);
    }
  });

  it("the question of browsers whether they may ask needs no answer", () => {
    expect(method({ httpMethod: "OPTIONS", authorization: "NONE" })).to.deep.equal([]);
    expect(route({ routeKey: "OPTIONS /{proxy+}" })).to.deep.equal([]);
    expect(route({ routeKey: "GET /options" })).to.have.length(1);
  });

  it("what is not known is no pass", () => {
    expect(route({ authorizationType: unknown })[0]).to.match(/^unknown authorizationType: /);
    expect(method({ httpMethod: "GET", authorization: "NONE", apiKeyRequired: unknown })[0]).to.match(
      /^unknown apiKeyRequired: /,
    );
  });
});
