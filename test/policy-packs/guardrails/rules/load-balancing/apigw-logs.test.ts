import { expect } from "chai";
import { apigwLogs } from "../../../../../policy-packs/guardrails/rules/load-balancing/apigw-logs";
import { alone, resource, unknown } from "../../decide";

describe("apigw-logs (K-17)", () => {
  for (const type of ["aws:apigateway/stage:Stage", "aws:apigatewayv2/stage:Stage"]) {
    it(`${type}: with an access log it is accepted, without one refused`, () => {
      const answer = (props: object) => alone(apigwLogs, resource(type, { ...props }));
      expect(answer({ accessLogSettings: { destinationArn: unknown, format: "$context.requestId" } })).to.deep.equal(
        [],
      );
      expect(answer({})).to.deep.equal(["violation accessLogSettings: no access log is written"]);
    });
  }

  const levels: Record<string, (level: unknown) => object> = {
    "aws:appsync/graphQLApi:GraphQLApi": (fieldLogLevel) => ({ logConfig: { fieldLogLevel } }),
    "aws:appsync/api:Api": (logLevel) => ({ eventConfig: { logConfig: { logLevel } } }),
  };
  for (const [type, props] of Object.entries(levels)) {
    it(`${type}: with a level of logs it is accepted, without one refused`, () => {
      const answer = (of: object) => alone(apigwLogs, resource(type, { ...of }));
      expect(answer(props("ERROR"))).to.deep.equal([]);
      for (const silent of [{}, props("NONE")]) {
        expect(answer(silent)).to.have.length(1);
        expect(answer(silent)[0]).to.match(/^violation .*evel: no request is logged$/);
      }
      expect(answer(props(unknown))[0]).to.match(/^unknown .*evel: /);
    });
  }
});
