import { expect } from "chai";
import { lambdaNotPublic } from "../../../../../policy-packs/guardrails/rules/applications/lambda-not-public";
import { alone, resource, unknown } from "../../decide";

const on = (type: string, props: object) => alone(lambdaNotPublic, resource(type, { ...props }));
const permission = (props: object) =>
  on("aws:lambda/permission:Permission", { action: "lambda:InvokeFunction", ...props });
const everybody = ["violation principal: everybody may use it"];
const through = (service: string) => [
  `violation principal: everybody may use it through ${service}: no source is named`,
];

describe("lambda-not-public (A-020)", () => {
  it("refuses a permission for everybody", () => {
    expect(permission({ principal: "*" })).to.deep.equal(everybody);
    expect(permission({ principal: "*", functionUrlAuthType: "NONE" })).to.deep.equal(everybody);
    expect(permission({ principal: "*", sourceArn: "*" })).to.deep.equal(everybody);
    expect(permission({ principal: "*", sourceArn: "arn:aws:sns:*:*:topic" })).to.deep.equal(everybody);
    expect(permission({ principal: "*", principalOrgId: "o-1" })).to.deep.equal([]);
  });

  it("refuses a service for whomever it works", () => {
    expect(permission({ principal: "s3.amazonaws.com" })).to.deep.equal(through("s3.amazonaws.com"));
    expect(permission({ principal: "events.amazonaws.com", sourceArn: "" })).to.deep.equal(
      through("events.amazonaws.com"),
    );
    expect(permission({ principal: "sns.amazonaws.com", sourceArn: "arn:aws:s3:::*" })).to.deep.equal(
      through("sns.amazonaws.com"),
    );
  });

  it("accepts a service for one source, one account or one holder of a token, and an account", () => {
    expect(permission({ principal: "s3.amazonaws.com", sourceArn: "arn:aws:s3:::uploads" })).to.deep.equal([]);
    expect(
      permission({ principal: "events.amazonaws.com", sourceArn: "arn:aws:events:us-east-1:111111111111:rule/*" }),
    ).to.deep.equal([]);
    expect(permission({ principal: "s3.amazonaws.com", sourceAccount: "111111111111" })).to.deep.equal([]);
    expect(permission({ principal: "alexa-appkit.amazon.com", eventSourceToken: "amzn1.ask" })).to.deep.equal([]);
    expect(permission({ principal: "111111111111" })).to.deep.equal([]);
    expect(permission({ principal: "arn:aws:iam::111111111111:role/app" })).to.deep.equal([]);
  });

  it("refuses an address that asks nobody who calls", () => {
    const url = (authorizationType: unknown) => on("aws:lambda/functionUrl:FunctionUrl", { authorizationType });
    expect(url("NONE")).to.deep.equal(["violation authorizationType: everybody may call the function at its address"]);
    expect(url("none")).to.have.length(1);
    expect(url(undefined)).to.have.length(1);
    expect(url("AWS_IAM")).to.deep.equal([]);
    expect(url(unknown)).to.deep.equal([
      "unknown authorizationType: whether the address asks who calls is not known; decided at the update",
    ]);
  });

  it("refuses layers for everybody outside of the organisation", () => {
    const layer = (props: object) => on("aws:lambda/layerVersionPermission:LayerVersionPermission", { ...props });
    expect(layer({ principal: "*" })).to.deep.equal(everybody);
    expect(layer({ principal: "*", organizationId: "o-1" })).to.deep.equal([]);
  });

  it("what is not known is no pass; a source that is being made is one", () => {
    expect(permission({ principal: unknown })).to.deep.equal([
      "unknown principal: who may use the function is not known; decided at the update",
    ]);
    expect(permission({ principal: "s3.amazonaws.com", sourceArn: unknown })).to.deep.equal([]);
  });
});
