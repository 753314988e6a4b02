import { expect } from "chai";
import { ecrService } from "../../../../simulator/aws/ecr/service";
import { textOf } from "../../../../simulator/values";
import { lawWorld } from "../../law-world";

const token = "aws:ecr/getAuthorizationToken:getAuthorizationToken";

describe("functions of ECR", () => {
  it("a registry is logged in to as AWS, with a password that is the same every time", () => {
    const world = lawWorld({});
    const call = (args: object) => ecrService.functions[token]?.({ ...args }, world.context(token));
    const answer = call({});
    expect(answer).to.deep.include({
      userName: "AWS",
      proxyEndpoint: "https://111111111111.dkr.ecr.eu-west-1.amazonaws.com",
      expiresAt: "2026-01-01T12:00:00.000Z",
    });
    const [password = "", authorizationToken = ""] = ["password", "authorizationToken"].map((name) =>
      textOf(answer ?? {}, name),
    );
    expect(password).to.match(/^[0-9a-f]{64}$/);
    expect(Buffer.from(authorizationToken, "base64").toString()).to.equal(`AWS:${password}`);
    expect(call({})).to.deep.equal(answer);
    expect(call({ registryId: "222222222222" })).to.deep.include({
      registryId: "222222222222",
      proxyEndpoint: "https://222222222222.dkr.ecr.eu-west-1.amazonaws.com",
    });
  });

  it("what lets one in is a secret", () => {
    expect(ecrService.secretResults).to.deep.equal({ [token]: ["authorizationToken", "password"] });
  });
});
