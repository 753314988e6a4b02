import { once } from "node:events";
import http from "node:http";
import { expect } from "chai";
import {
  cloudCoverage,
  cloudStatus,
  createdBy,
  inspectCloud,
  resetCloud,
  shutDown,
  unprotect,
} from "../../../automation/cloud/admin-client";
import { Failure } from "../../../automation/errors";
import { rejection } from "../../support/rejection";

const remedy = "run ./causeway cloud stop, then ./causeway cloud start; nothing that it holds is lost";

describe("the client of the embedded cloud", () => {
  let asked: string[] = [];
  let answer = "{}";
  let server: http.Server;
  let adminPort = 0;

  beforeEach(async () => {
    asked = [];
    server = http.createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      const allowed = request.headers.authorization === "Bearer right";
      response.writeHead(allowed ? 200 : 401).end(allowed ? answer : '{"error":"wrong token"}');
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const bound = server.address();
    if (bound === null || typeof bound === "string") throw new Error("the server has no port");
    adminPort = bound.port;
  });
  afterEach(async () => {
    if (!server.listening) return;
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  });

  const address = (token = "right") => ({
    pid: 1,
    started: "then",
    token,
    seed: 1,
    ports: { aws: 1, awsx: 2, eks: 3, kubernetes: 4 },
    adminPort,
  });

  it("reads what runs, with the token of the cloud", async () => {
    const status = { virtualTime: "2026-01-01T00:00:00Z", accounts: [{ account: "111111111111", resources: 3 }] };
    answer = JSON.stringify(status);
    expect(await cloudStatus(address())).to.deep.equal(status);
    expect(asked).to.deep.equal(["GET /status"]);
  });

  it("is told when its token is refused", async () => {
    const error = await rejection(cloudStatus(address("wrong")));
    expect(error).to.be.instanceOf(Failure).that.includes({
      kind: "cloud",
      exitCode: 3,
      message: 'the embedded cloud refused status: {"error":"wrong token"}',
      remedy,
    });
  });

  it("is told when nobody answers", async () => {
    server.close();
    await once(server, "close");
    const error = await rejection(resetCloud(address()));
    expect(error)
      .to.be.instanceOf(Failure)
      .that.includes({
        kind: "cloud",
        exitCode: 3,
        message: `the embedded cloud does not answer reset: Error: connect ECONNREFUSED 127.0.0.1:${adminPort}`,
        remedy,
      });
  });

  it("is told when an answer breaks off", async () => {
    server.removeAllListeners("request").on("request", (_request, response: http.ServerResponse) => {
      response.writeHead(200, { "content-length": "100" });
      response.write("{", () => response.destroy());
    });
    const error = await rejection(cloudStatus(address()));
    expect(error).to.be.instanceOf(Failure).that.includes({ kind: "cloud", exitCode: 3, remedy });
    expect(String(error)).to.include("Failure: the embedded cloud does not answer status: ");
  });

  it("is told when an answer has another shape, be it JSON or not", async () => {
    const messageOf = async (text: string): Promise<string> => {
      answer = text;
      const error = await rejection(cloudStatus(address()));
      expect(error)
        .to.be.instanceOf(Failure)
        .that.includes({ kind: "cloud", exitCode: 3, remedy: `it may be of another version; ${remedy}` });
      return String(error);
    };
    expect(await messageOf('{"virtualTime":"now","accounts":[{"account":7,"resources":1}]}')).to.equal(
      "Failure: the embedded cloud answered status in another shape: accounts.0.account: Invalid input: expected string, received number",
    );
    for (const text of ["", "<html>", "{"])
      expect(await messageOf(text)).to.match(
        /^Failure: the embedded cloud answered status in another shape: the whole: /,
      );
  });

  it("filters by what is given, written so that nothing in it is taken for something else", async () => {
    const type = "aws:ec2/subnet:Subnet";
    const subnet = {
      account: "1",
      region: "us-east-1",
      type,
      id: "subnet-1",
      arn: null,
      urn: "u",
      properties: { a: 1 },
    };
    answer = JSON.stringify({ resources: [subnet] });
    expect(await inspectCloud(address(), { type, region: "a&b=c" })).to.deep.equal([subnet]);
    expect(await inspectCloud(address(), {})).to.deep.equal([subnet]);
    expect(asked).to.deep.equal(["GET /inspect?region=a%26b%3Dc&type=aws%3Aec2%2Fsubnet%3ASubnet", "GET /inspect"]);
  });

  it("has the coverage and the ids that a URN has made", async () => {
    const type = { type: "a:b:C", operations: ["create"], replaceSource: "schema", checkedAgainst: "aws", gaps: [] };
    answer = JSON.stringify({ types: [type] });
    expect(await cloudCoverage(address())).to.deep.equal([type]);
    answer = JSON.stringify({ resources: [{ id: "vpc-1", more: true }, { id: "vpc-2" }] });
    expect(await createdBy(address(), "urn:pulumi:dev::causeway::a:b:C::one")).to.deep.equal(["vpc-1", "vpc-2"]);
    expect(asked[1]).to.equal("GET /created?urn=urn%3Apulumi%3Adev%3A%3Acauseway%3A%3Aa%3Ab%3AC%3A%3Aone");
  });

  it("posts what changes something, and needs no answer to it", async () => {
    answer = "";
    await unprotect(address(), "prod-pci");
    await resetCloud(address());
    await shutDown(address());
    expect(asked).to.deep.equal(["POST /unprotect?stack=prod-pci", "POST /reset", "POST /shutdown"]);
  });
});
