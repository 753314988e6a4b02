import { expect } from "chai";
import { lambdaRuntime } from "../../../../../policy-packs/guardrails/rules/applications/lambda-runtime";
import { alone, resource, unknown } from "../../decide";

const answer = (props: object, config: object = {}) =>
  alone(lambdaRuntime, resource("aws:lambda/function:Function", { ...props }), "dev", config);
const refused = (runtime: string) => [`violation runtime: AWS does not mend the runtime any more (${runtime})`];

describe("lambda-runtime", () => {
  for (const runtime of "nodejs22.x nodejs24.x python3.11 python3.14 ruby3.3 dotnet10 java8.al2 java25 provided.al2023".split(
    " ",
  )) {
    it(`${runtime} is mended`, () => {
      expect(answer({ runtime })).to.deep.equal([]);
    });
  }

  for (const runtime of "nodejs nodejs4.3 nodejs20.x python2.7 python3.10 ruby3.2 dotnetcore3.1 dotnet8 java8 go1.x provided provided.al2".split(
    " ",
  )) {
    it(`${runtime} is not`, () => {
      expect(answer({ runtime })).to.deep.equal(refused(runtime));
    });
  }

  it("a canary runs on a runtime of its own, which is mended or not", () => {
    const canary = (runtimeVersion: unknown) =>
      alone(lambdaRuntime, resource("aws:synthetics/canary:Canary", { runtimeVersion }));
    for (const runtime of ["syn-nodejs-puppeteer-9.1", "syn-nodejs-3.0", "syn-python-selenium-5.0", "syn-rust-1.0"]) {
      expect(canary(runtime)).to.deep.equal([]);
    }
    for (const runtime of ["syn-1.0", "syn-nodejs-2.2", "syn-nodejs-puppeteer-6.1", "syn-python-selenium-1.3"]) {
      expect(canary(runtime)).to.deep.equal([
        `violation runtimeVersion: AWS does not mend the runtime any more (${runtime})`,
      ]);
    }
    expect(canary(unknown)[0]).to.match(/^unknown runtimeVersion: /);
  });

  it("an image brings its own runtime, and the next major version is accepted before anybody has heard of it", () => {
    expect(answer({ packageType: "Image", imageUri: "x" })).to.deep.equal([]);
    for (const runtime of ["nodejs30.x", "python4.0", "rust1"]) expect(answer({ runtime })).to.deep.equal([]);
  });

  it("the configuration accepts one all the same", () => {
    expect(answer({ runtime: "nodejs20.x" }, { accepted: ["nodejs20.x"] })).to.deep.equal([]);
  });

  it("what is not known is no pass", () => {
    expect(answer({ runtime: unknown })).to.deep.equal([
      "unknown runtime: the value is not known, and with it whether AWS does not mend the runtime any more; decided at the update",
    ]);
  });
});
