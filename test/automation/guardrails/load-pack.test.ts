import { expect } from "chai";
import { Failure } from "../../../automation/errors";
import { loadPack } from "../../../automation/guardrails/load-pack";
import { checkoutPackFolder, writePack } from "../../../automation/guardrails/pack-folder";
import { temporaryFolder } from "../../support/temporary-folder";

describe("loadPack", function () {
  this.timeout(30_000);
  const folder = temporaryFolder();
  const packOf = (code: string) =>
    writePack(folder(), [
      { name: "guardrails.js", content: code },
      { name: "package.json", content: '{"version": "2.0.0"}' },
    ]);
  const refusal = (code: string): Failure => {
    try {
      loadPack(packOf(code));
    } catch (error) {
      if (error instanceof Failure) return error;
      throw error;
    }
    return expect.fail("it was expected to be refused, and was not");
  };

  it("loads the checkout's pack, with its version", () => {
    const { pack, version } = loadPack(checkoutPackFolder());
    expect(version).to.equal("0.1.0");
    expect(pack.policies.map(({ id }) => id)).to.include("rds-public");
  });

  it("loads any pack of the format", () => {
    const { pack, version } = loadPack(packOf('exports.pack = { format: 1, policies: [{ id: "x" }] };'));
    expect([pack.policies.length, version]).to.deep.equal([1, "2.0.0"]);
  });

  const bad: Record<string, [code: string, message: RegExp]> = {
    "that throws": ['throw new Error("no luck");', /cannot be loaded: no luck$/],
    "of another format": ["exports.pack = { format: 2, policies: [1] };", /is of format 2; this runner knows 1$/],
    "that is none": ["", /is of format undefined; this runner knows 1$/],
    "without policies": ["exports.pack = { format: 1, policies: [] };", /has no policies$/],
  };
  for (const [what, [code, message]] of Object.entries(bad)) {
    it(`refuses a pack ${what}: could not find out, exit 3`, () => {
      const failure = refusal(code);
      expect(failure.message).to.match(message);
      expect([failure.kind, failure.exitCode]).to.deep.equal(["guardrails", 3]);
    });
  }
});
