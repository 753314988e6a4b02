import { expect } from "chai";
import { cloudMismatch, cloudSurroundings } from "../../settings/cloud-guard";

const attached = { PULUMI_DEBUG_PROVIDERS: "aws:1,awsx:2,eks:3,kubernetes:4" };

/** What is said about a target in an environment, or undefined. */
function said(target: "embedded" | "local" | "aws", variables: Record<string, string>) {
  return cloudMismatch(target, cloudSurroundings(variables));
}

describe("the guard between clouds", () => {
  it("reads what it needs from environment variables", () => {
    expect(cloudSurroundings({})).to.deep.equal({ attached: [], endpoint: undefined, wish: undefined });
    expect(
      cloudSurroundings({
        PULUMI_DEBUG_PROVIDERS: "aws:50, random:51,",
        AWS_ENDPOINT_URL: "",
        CAUSEWAY_TARGET_CLOUD: "embedded",
      }),
    ).to.deep.equal({ attached: ["aws", "random"], endpoint: undefined, wish: "embedded" });
  });

  it("takes the embedded cloud only with all of its providers attached", () => {
    expect(said("embedded", attached)).to.equal(undefined);
    expect(said("embedded", {})).to.deep.equal({
      path: ["target"],
      got: "embedded, with no attached providers",
      expected: "the embedded cloud's providers attached: aws, awsx, eks, kubernetes",
      remedy: 'run eval "$(./causeway cloud env)" in this shell, then the command again',
    });
    expect(said("embedded", { PULUMI_DEBUG_PROVIDERS: "awsx:2,kubernetes:4" })?.got).to.equal(
      "embedded, with no attached aws, eks",
    );
  });

  it("takes AWS only with nothing of the embedded cloud in the way", () => {
    expect(said("aws", {})).to.equal(undefined);
    expect(said("aws", { PULUMI_DEBUG_PROVIDERS: "random:51" })).to.equal(undefined);
    expect(said("aws", { PULUMI_DEBUG_PROVIDERS: "eks:3" })).to.deep.equal({
      path: ["target"],
      got: "aws, while the embedded cloud is attached for eks",
      expected: "no attached providers for target aws",
      remedy: "unset PULUMI_DEBUG_PROVIDERS, or export CAUSEWAY_TARGET_CLOUD=embedded to stay on the embedded cloud",
    });
  });

  it("takes AWS only when its own endpoints are called", () => {
    expect(said("aws", { AWS_ENDPOINT_URL: "https://ec2.us-east-1.amazonaws.com" })).to.equal(undefined);
    expect(said("aws", { AWS_ENDPOINT_URL: "http://localhost:4566" })).to.deep.equal({
      path: ["target"],
      got: "aws, with AWS_ENDPOINT_URL at http://localhost:4566",
      expected: "calls that go to AWS itself",
      remedy: "unset AWS_ENDPOINT_URL, or write target: local to use the emulator",
    });
  });

  it("takes an emulator only when it is named and is not AWS", () => {
    expect(said("local", { AWS_ENDPOINT_URL: "http://localhost:4566" })).to.equal(undefined);
    expect(said("local", {})).to.deep.equal({
      path: ["target"],
      got: "local, with no AWS_ENDPOINT_URL",
      expected: "AWS_ENDPOINT_URL naming the emulator",
      remedy: "export AWS_ENDPOINT_URL=http://localhost:4566, or wherever the emulator listens",
    });
    for (const endpoint of [
      "https://ec2.us-east-1.amazonaws.com",
      "s3.amazonaws.com",
      "https://ec2.us-east-1.api.aws",
    ]) {
      expect(said("local", { AWS_ENDPOINT_URL: endpoint })?.got).to.equal(
        `local, with AWS_ENDPOINT_URL at AWS: ${endpoint}`,
      );
    }
    expect(said("local", { AWS_ENDPOINT_URL: "http://amazonaws.com.localhost:4566" })).to.equal(undefined);
    expect(said("local", { ...attached, AWS_ENDPOINT_URL: "http://localhost:4566" })?.got).to.equal(
      "local, while the embedded cloud is attached for aws, awsx, eks, kubernetes",
    );
  });

  it("lets the wish lead away from a real cloud only", () => {
    expect(said("embedded", { ...attached, CAUSEWAY_TARGET_CLOUD: "embedded" })).to.equal(undefined);
    expect(said("embedded", { ...attached, CAUSEWAY_TARGET_CLOUD: "aws" })).to.deep.equal({
      path: ["target"],
      got: "CAUSEWAY_TARGET_CLOUD=aws",
      expected: "embedded or nothing: the variable only ever leads away from a real cloud",
      remedy: "unset CAUSEWAY_TARGET_CLOUD; the stack file's target decides",
    });
  });
});
