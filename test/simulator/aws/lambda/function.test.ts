import { expect } from "chai";
import { iamService } from "../../../../simulator/aws/iam/service";
import { lambdaService } from "../../../../simulator/aws/lambda/service";
import * as types from "../../../../simulator/aws/types";
import { lawWorld, refusal } from "../../law-world";
import { arnOf, trust } from "../aws-world";

describe("functionLaw", () => {
  const world = () => lawWorld({ ...iamService.laws, ...lambdaService.laws });
  const code = { s3Bucket: "code", s3Key: "a.zip" };

  it("has a role that is there and trusts Lambda", () => {
    const here = world();
    const role = (name: string, service: string) =>
      arnOf(here.create(types.roleType, { name, assumeRolePolicy: trust(service) }));
    const make = (arn: string) => () =>
      here.create(types.functionType, { name: "f", handler: "i.h", runtime: "nodejs22.x", role: arn, ...code });
    const other = role("other", "ec2.amazonaws.com");
    expect(refusal(make("arn:aws:iam::111111111111:role/none"))).to.equal(
      "InvalidParameterValueException: The role defined for the function cannot be assumed by Lambda: there is no arn:aws:iam::111111111111:role/none.",
    );
    expect(refusal(make(other))).to.equal(
      `InvalidParameterValueException: The role defined for the function cannot be assumed by Lambda: ${other} does not trust lambda.amazonaws.com.`,
    );
    expect(make(role("own", "lambda.amazonaws.com"))().id).to.equal("f");
  });

  it("has code, memory and time within Lambda's limits, and a handler unless it is an image", () => {
    const problems = (more: object) => world().problems(types.functionType, { name: "f", role: "r", ...more });
    expect(problems({})).to.deep.equal(["code: one of code, imageUri and s3Bucket must be given; none is."]);
    expect(problems({ ...code, memorySize: 64, timeout: 901 })).to.deep.equal([
      "memorySize: memorySize is 64; expected 128 to 10240 MB.",
      "timeout: timeout is 901; expected 1 to 900 seconds.",
    ]);
    expect(problems({ ...code, memorySize: 128, timeout: 900 })).to.deep.equal([]);
    const inputs = { name: "f", role: "arn:aws:iam::999999999999:role/x", runtime: "nodejs22.x", ...code };
    expect(refusal(() => world().create(types.functionType, inputs))).to.equal(
      "InvalidParameterValueException: handler is mandatory for functions created with deployment packages of type Zip; give it.",
    );
    const image = { name: "f", role: inputs.role, packageType: "Image", imageUri: "x" };
    expect(world().create(types.functionType, image).id).to.equal("f");
  });
});
