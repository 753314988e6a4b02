import { gzipSync } from "node:zlib";
import { expect } from "chai";
import fc from "fast-check";
import { layersOf } from "../../../../policy-packs/guardrails/secrets/encoded-text";

const encoded = (text: string | Buffer) => Buffer.from(text).toString("base64");
const script = "#!/bin/bash\necho something long enough\n";

describe("texts in texts", () => {
  it("a text is its own first layer; what it holds in base64 follows", () => {
    expect(layersOf(script)).to.deep.equal([script]);
    expect(layersOf(encoded(script))).to.deep.equal([encoded(script), script]);
    expect(layersOf(`content: ${encoded(script)}\n`)).to.deep.equal([`content: ${encoded(script)}\n`, script]);
  });

  it("is read when compressed, when the encoder broke its lines, and in a text that is encoded itself", () => {
    expect(layersOf(encoded(gzipSync(script)))).to.deep.equal([encoded(gzipSync(script)), script]);
    const broken = encoded(script.repeat(4)).replaceAll(/(.{76})/g, "$1\n");
    expect(layersOf(broken)[1]).to.equal(script.repeat(4));
    const inner = `#cloud-config\ncontent: ${encoded(script)}\n`;
    expect(layersOf(encoded(inner))).to.deep.equal([encoded(inner), inner, script]);
  });

  it("bytes that are no text, damaged ones and short ids are none", () => {
    const image = Buffer.from(Array.from({ length: 40 }, (_, index) => (index * 37) % 256));
    const damaged = encoded(gzipSync(script).subarray(0, 30));
    for (const text of [encoded(image), damaged, "sg-0123456789abcdef0", "", encoded("short")]) {
      expect(layersOf(text)).to.deep.equal([text]);
    }
  });

  it("a decompression never grows beyond its bound", () => {
    expect(layersOf(encoded(gzipSync("a".repeat(1 << 22))))).to.have.length(1);
  });

  it("whatever printable text was encoded is found", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 20, maxLength: 200, unit: "grapheme-ascii" }), (text) => {
        expect(layersOf(encoded(text))).to.include(text);
      }),
    );
  });
});
