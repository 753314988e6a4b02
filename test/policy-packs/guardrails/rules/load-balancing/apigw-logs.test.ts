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
});
