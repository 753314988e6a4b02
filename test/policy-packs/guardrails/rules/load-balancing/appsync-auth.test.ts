import { expect } from "chai";
import { appsyncAuth } from "../../../../../policy-packs/guardrails/rules/load-balancing/appsync-auth";
import { alone, resource, unknown } from "../../decide";

const graph = (props: object) => alone(appsyncAuth, resource("aws:appsync/graphQLApi:GraphQLApi", { ...props }));
const events = (authProviders: unknown) =>
  alone(appsyncAuth, resource("aws:appsync/api:Api", { eventConfig: { authProviders } }));
const message = "a key is enough to call it, and everybody who has the application has the key";

describe("appsync-auth", () => {
  it("an API that asks who calls is accepted, one that asks for a key refused", () => {
    for (const authenticationType of ["AWS_IAM", "AMAZON_COGNITO_USER_POOLS", "OPENID_CONNECT", "AWS_LAMBDA"]) {
      expect(graph({ authenticationType })).to.deep.equal([]);
    }
    expect(graph({ authenticationType: "API_KEY" })).to.deep.equal([`violation authenticationType: ${message}`]);
  });

  it("a key beside something better is refused as well", () => {
    const beside = (...types: unknown[]) =>
      graph({
        authenticationType: "AWS_IAM",
        additionalAuthenticationProviders: types.map((authenticationType) => ({ authenticationType })),
      });
    expect(beside("OPENID_CONNECT")).to.deep.equal([]);
    expect(beside("OPENID_CONNECT", "API_KEY")).to.deep.equal([
      `violation additionalAuthenticationProviders[1].authenticationType: ${message}`,
    ]);
  });

  it("an API of events is asked the same", () => {
    expect(events([{ authType: "AWS_IAM" }])).to.deep.equal([]);
    expect(events([{ authType: "API_KEY" }])).to.deep.equal([
      `violation eventConfig.authProviders[0].authType: ${message}`,
    ]);
  });

  it("what is not known is no pass", () => {
    expect(graph({ authenticationType: unknown })[0]).to.match(/^unknown authenticationType: /);
    expect(events(unknown)[0]).to.match(/^unknown eventConfig.authProviders: /);
    expect(events([unknown])[0]).to.match(/^unknown eventConfig.authProviders\[0\].authType: /);
  });
});
