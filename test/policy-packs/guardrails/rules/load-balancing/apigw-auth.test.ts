import { expect } from "chai";
import { apigwAuth } from "../../../../../policy-packs/guardrails/rules/load-balancing/apigw-auth";
import { alone, resource, together, unknown } from "../../decide";

const REST = "aws:apigateway/restApi:RestApi";
const API = "aws:apigatewayv2/api:Api";
type Facts = ReturnType<typeof resource>;

const methodFacts = (props: object) => resource("aws:apigateway/method:Method", { restApi: "rest", ...props });
const routeFacts = (props: object) => resource("aws:apigatewayv2/route:Route", { apiId: "api", ...props });
const method = (props: object, ...others: Facts[]) => together(apigwAuth, [methodFacts(props), ...others]);
const route = (props: object, ...others: Facts[]) => together(apigwAuth, [routeFacts(props), ...others]);
const rest = (props: object) => resource(REST, { id: "rest", ...props }, { name: "rest" });
const api = (props: object) => resource(API, { id: "api", ...props }, { name: "api" });

const allow = (more: object = {}) =>
  JSON.stringify({
    Statement: [{ Effect: "Allow", Principal: "*", Action: "execute-api:Invoke", Resource: "*", ...more }],
  });
const fromEndpoint = allow({ Condition: { StringEquals: { "aws:SourceVpce": "vpce-1" } } });
const open = { httpMethod: "GET", authorization: "NONE" };
const refused = ["violation it authorization: everybody may call it"];

describe("apigw-auth", () => {
  it("who asks its callers is accepted, by IAM, a token, an authorizer or a key", () => {
    expect(method({ httpMethod: "GET", authorization: "AWS_IAM" })).to.deep.equal([]);
    expect(method({ httpMethod: "POST", authorization: "NONE", apiKeyRequired: true })).to.deep.equal([]);
    expect(route({ routeKey: "GET /", authorizationType: "JWT" })).to.deep.equal([]);
  });

  it("who asks nobody is refused, also by default", () => {
    expect(method(open)).to.deep.equal(refused);
    expect(method({ httpMethod: "ANY", authorization: "none", apiKeyRequired: false })).to.have.length(1);
    for (const props of [{}, { authorizationType: "NONE" }, { authorizationType: "NONE", apiKeyRequired: true }]) {
      expect(route({ routeKey: "$default", ...props })).to.deep.equal([
        "violation it authorizationType: everybody may call it",
      ]);
      expect(alone(apigwAuth, routeFacts({ routeKey: "GET /orders", ...props }))).to.have.length(1);
    }
  });

  it("the question of browsers whether they may ask needs no answer", () => {
    expect(method({ httpMethod: "OPTIONS", authorization: "NONE" })).to.deep.equal([]);
    expect(route({ routeKey: "OPTIONS /{proxy+}" })).to.deep.equal([]);
    expect(route({ routeKey: "GET /options" })).to.have.length(1);
  });

  it("what is not known is no pass", () => {
    const says = (facts: Facts) => alone(apigwAuth, facts)[0];
    expect(says(routeFacts({ authorizationType: unknown }))).to.match(/^unknown authorizationType: /);
    expect(says(methodFacts({ ...open, apiKeyRequired: unknown }))).to.match(/^unknown apiKeyRequired: /);
    expect(says(rest({ body: unknown }))).to.match(/^unknown body: /);
    expect(method(open, rest({ policy: unknown }))[0]).to.match(/^unknown it authorization: /);
    expect(method(open, rest({ endpointConfiguration: unknown }))[0]).to.match(/^unknown it authorization: /);
  });

  it("a policy of the API may say who calls; which only the whole stack shows", () => {
    const policy = (text: string) =>
      resource("aws:apigateway/restApiPolicy:RestApiPolicy", { restApiId: "rest", policy: text }, { name: "policy" });
    expect(alone(apigwAuth, methodFacts(open))).to.deep.equal([]);
    expect(method(open, rest({}))).to.deep.equal(refused);
    expect(method(open, rest({}), policy(fromEndpoint))).to.deep.equal([]);
    expect(method(open, rest({ policy: fromEndpoint }))).to.deep.equal([]);
    expect(method(open, rest({}), policy(allow()))).to.deep.equal(refused);
    expect(
      method(open, { ...rest({ policy: fromEndpoint }), props: { id: "other", policy: fromEndpoint } }),
    ).to.deep.equal(refused);
  });

  it("a private API is reached by nobody without a policy, and by every network with one for everybody", () => {
    const endpointConfiguration = { types: "PRIVATE", vpcEndpointIds: ["vpce-1"] };
    expect(method(open, rest({ endpointConfiguration }))).to.deep.equal([]);
    expect(method(open, rest({ endpointConfiguration, policy: fromEndpoint }))).to.deep.equal([]);
    expect(method(open, rest({ endpointConfiguration, policy: allow() }))).to.deep.equal(refused);
    expect(method(open, rest({ endpointConfiguration: { types: "REGIONAL" } }))).to.deep.equal(refused);
  });

  it("on a WebSocket callers are asked when they connect, and not again", () => {
    const socket = api({ protocolType: "WEBSOCKET" });
    for (const routeKey of ["$disconnect", "sendMessage", "$default"]) {
      expect(route({ routeKey, authorizationType: "NONE" }, socket), routeKey).to.deep.equal([]);
    }
    expect(route({ routeKey: "$connect", authorizationType: "NONE" }, socket)).to.have.length(1);
    expect(route({ routeKey: "$connect", authorizationType: "AWS_IAM" }, socket)).to.deep.equal([]);
    expect(route({ routeKey: "$default" }, api({ protocolType: "HTTP" }))).to.have.length(1);
    expect(alone(apigwAuth, routeFacts({ routeKey: "$default" }))).to.deep.equal([]);
  });

  it("an API that is made with its route asks nobody", () => {
    const target = "arn:aws:lambda:us-east-1:111111111111:function:orders";
    const message = "everybody may call the route that is made with the API";
    expect(alone(apigwAuth, api({ protocolType: "HTTP", target }))).to.deep.equal([`violation target: ${message}`]);
    expect(alone(apigwAuth, api({ protocolType: "HTTP" }))).to.deep.equal([]);
  });

  describe("an API that is described as a whole", () => {
    const body = (operation: object, more: object = {}) => ({
      openapi: "3.0.1",
      paths: { "/orders": { post: { "x-amazon-apigateway-integration": {}, ...operation }, options: {} } },
      ...more,
    });
    const says = (described: object) => together(apigwAuth, [rest({ body: JSON.stringify(described) })]);
    const everybody = ["violation rest body: everybody may call POST /orders"];

    it("asks in each of its operations", () => {
      expect(says(body({}))).to.deep.equal(everybody);
      expect(says(body({ security: [] }, { security: [{ iam: [] }] }))).to.deep.equal(everybody);
      expect(says(body({ security: [{ iam: [] }, {}] }))).to.deep.equal(everybody);
      expect(says(body({ security: [{ iam: [] }] }))).to.deep.equal([]);
      expect(says(body({}, { security: [{ iam: [] }] })), "a REST API does not hand it down").to.deep.equal(everybody);
      expect(says(body({ "x-amazon-apigateway-auth": { type: "AWS_IAM" } }))).to.deep.equal([]);
      const any = { paths: { "/{proxy+}": { "x-amazon-apigateway-any-method": {} } } };
      expect(says(any)).to.deep.equal(["violation rest body: everybody may call ANY /{proxy+}"]);
    });

    it("is read from YAML, and of HTTP APIs too", () => {
      const yaml = "paths:\n  /orders:\n    post:\n      summary: new\n";
      expect(together(apigwAuth, [rest({ body: yaml })])).to.deep.equal(everybody);
      expect(alone(apigwAuth, api({ body: yaml }))).to.deep.equal(["violation body: everybody may call POST /orders"]);
      expect(alone(apigwAuth, api({ body: `${yaml}security:\n  - jwt: []\n` }))).to.deep.equal([]);
      expect(alone(apigwAuth, api({ body: "no: paths" }))).to.deep.equal([]);
    });

    it("may carry its policy", () => {
      const policy: unknown = JSON.parse(fromEndpoint);
      expect(says(body({}, { "x-amazon-apigateway-policy": policy }))).to.deep.equal([]);
      expect(alone(apigwAuth, rest({ body: JSON.stringify(body({})) }))).to.deep.equal([]);
    });
  });
});
