import { expect } from "chai";
import { failureOf } from "../../../automation/engine/operation-failure";

const vpc = "urn:pulumi:dev::causeway::aws:ec2/vpc:Vpc::network";
const stack = "urn:pulumi:dev::causeway::pulumi:pulumi:Stack::causeway-dev";
const end = (changes: object = {}) => ({ code: 1, signal: null, lines: [], report: {}, ...changes });

describe("failureOf", () => {
  it("a refusal of the cloud is a no, told with the resource's name", () => {
    const failure = failureOf("dev", "up", [{ urn: vpc, message: "InvalidVpc.Range: too large" }], end());
    expect([failure.kind, failure.exitCode]).to.deep.equal(["failed", 1]);
    expect(failure.message).to.equal("up of dev failed\n  network: InvalidVpc.Range: too large");
  });

  it("a program that throws leaves the answer open", () => {
    const failure = failureOf("dev", "preview", [{ urn: stack, message: "Error: no" }], end());
    expect([failure.kind, failure.exitCode]).to.deep.equal(["program", 3]);
  });

  it("refused inputs are a no, although the engine reports them without the resource's URN", () => {
    const refused = { urn: "", message: "aws:ec2/vpc:Vpc resource 'network' has a problem: unknown property cidr" };
    const echo = { urn: stack, message: "Unhandled exception: resource monitor shut down" };
    const failure = failureOf("dev", "up", [echo, refused], end());
    expect([failure.kind, failure.exitCode]).to.deep.equal(["failed", 1]);
    expect(failure.message).to.equal(`up of dev failed\n  ${refused.message}`);
  });

  it("a cloud that cannot be reached leaves the answer open, whatever resource was at work", () => {
    const message = "rpc error: code = Unavailable desc = connection refused";
    const failure = failureOf("dev", "up", [{ urn: vpc, message }], end());
    expect([failure.kind, failure.exitCode]).to.deep.equal(["cloud", 3]);
  });

  for (const message of [
    "No valid credential sources found. Please see https://registry.terraform.io/providers/hashicorp/aws",
    "ExpiredToken: The security token included in the request is expired",
    "Cannot assume IAM Role. AssumeRole, https response error StatusCode: 403, AccessDenied: User is not authorized",
    "operation error STS: AssumeRole, https response error StatusCode: 403, RequestID: 1",
    "InvalidClientTokenId: The security token included in the request is invalid",
  ]) {
    it(`who could not sign in does not know: ${message.slice(0, 40)}`, () => {
      const failure = failureOf("dev", "up", [{ urn: vpc, message }], end());
      expect([failure.kind, failure.exitCode]).to.deep.equal(["cloud", 3]);
      expect(failure.remedy).to.include("sign in");
    });
  }

  for (const message of [
    "RequestError: send request failed: dial tcp: lookup ec2.us-east-1.amazonaws.com: no such host",
    "dial tcp 1.2.3.4:443: i/o timeout",
  ]) {
    it(`a network that fails leaves the answer open: ${message.slice(0, 30)}`, () => {
      expect(failureOf("dev", "up", [{ urn: vpc, message }], end()).exitCode).to.equal(3);
    });
  }

  it("a plugin that cannot be brought leaves the answer open", () => {
    const message = "failed to install plugin aws: error downloading plugin aws from https://…";
    const failure = failureOf("dev", "up", [{ urn: "", message }], end());
    expect([failure.kind, failure.exitCode]).to.deep.equal(["engine", 3]);
  });

  it("a role that may not do something is a no: the cloud was asked and has answered", () => {
    const message =
      "AccessDenied: User: arn:aws:sts::1:assumed-role/deploy/x is not authorized to perform: ec2:CreateVpc";
    expect(failureOf("dev", "up", [{ urn: vpc, message }], end()).exitCode).to.equal(1);
  });

  it("an engine that was killed leaves the answer open and says how to go on", () => {
    const failure = failureOf("dev", "up", [], end({ code: null, signal: "SIGKILL" }));
    expect([failure.kind, failure.exitCode]).to.deep.equal(["engine", 3]);
    expect(failure.message).to.equal("the engine ended by SIGKILL during up of dev");
    expect(failure.remedy).to.include("./causeway up --stack dev again");
  });

  it("the engine's own lock is a wait", () => {
    const lines = ["error: the stack is currently locked by 1 lock(s). Either wait"];
    expect(failureOf("dev", "up", [], end({ code: 255, lines })).exitCode).to.equal(4);
  });

  it("an engine that failed without saying why in its events is quoted", () => {
    const failure = failureOf("dev", "up", [], end({ code: 255, lines: ["error: no such flag"] }));
    expect([failure.kind, failure.message]).to.deep.equal(["engine", "up of dev failed\nerror: no such flag"]);
  });

  it("many errors are cut with a count", () => {
    const errors = Array.from({ length: 11 }, (_, at) => ({ urn: vpc, message: `error ${at}` }));
    const lines = failureOf("dev", "up", errors, end()).message.split("\n");
    expect(lines).to.have.length(10);
    expect(lines.at(-1)).to.equal("  and 3 more");
  });
});
