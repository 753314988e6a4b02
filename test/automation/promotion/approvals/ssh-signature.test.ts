import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import fc from "fast-check";
import { Failure } from "../../../../automation/errors";
import { KEY_TYPES } from "../../../../automation/promotion/approvals/ssh-public-key";
import { checkSignature, signMessage } from "../../../../automation/promotion/approvals/ssh-signature";
import { wireInteger, wireNumber, wireString } from "../../../../automation/promotion/approvals/ssh-wire";
import { hasSshKeygen, seededKey, sshKeygenKey, sshKeygenVerify, testKey } from "../../../support/ssh-keys";
import { temporaryFolder } from "../../../support/temporary-folder";
import { armoured, MESSAGE, NAMESPACE, vectors } from "./ssh-vectors";

const said = (armored: string, message = MESSAGE, namespace = NAMESPACE) => {
  const check = checkSignature(armored, message, namespace);
  return check.ok ? `${check.key.type} ${check.key.blob.toString("base64")}` : check.why;
};

describe("checkSignature", function () {
  this.timeout(60_000);

  for (const vector of vectors) {
    it(`takes OpenSSH's ${vector.name}, and neither another text nor another namespace`, () => {
      expect(said(armoured(vector))).to.equal(vector.publicKey);
      expect(said(armoured(vector), "A statement\n")).to.equal("does not verify");
      expect(said(armoured(vector), MESSAGE, "file")).to.equal("other namespace");
    });

    it(`refuses OpenSSH's ${vector.name} with any byte changed`, () => {
      const bytes = Buffer.from(vector.signature, "base64");
      for (let place = 0; place < bytes.length; place += bytes.length > 400 ? 7 : 1) {
        const changed = Buffer.from(bytes);
        changed[place] = (changed[place] ?? 0) ^ 1;
        const answer = said(armoured({ signature: changed.toString("base64") }));
        expect(answer, `byte ${place}`).to.be.oneOf(["malformed", "other namespace", "does not verify"]);
      }
    });
  }

  it("refuses a signature with anything behind it, inside or outside: one text has one form", () => {
    const [vector = expect.fail("there are vectors")] = vectors;
    const whole = Buffer.from(vector.signature, "base64");
    const longer = Buffer.concat([whole, Buffer.alloc(1)]);
    const innerLength = longer.lastIndexOf("ssh-ed25519") - 8;
    const inside = Buffer.from(longer);
    inside.writeUInt32BE(inside.readUInt32BE(innerLength) + 1, innerLength);
    for (const bytes of [longer, inside]) {
      expect(said(armoured({ signature: bytes.toString("base64") }))).to.equal("malformed");
    }
    expect(said(armoured(vector))).to.equal(vector.publicKey);
  });

  it("does not crash on signatures of any algorithm and length, and takes none of them", () => {
    const algorithms = [...KEY_TYPES, "rsa-sha2-256", "rsa-sha2-512"];
    for (const { publicKey } of vectors) {
      const head = [
        Buffer.from("SSHSIG"),
        wireNumber(1),
        wireString(Buffer.from(publicKey.split(" ")[1] ?? "", "base64")),
      ];
      for (const algorithm of algorithms) {
        for (const length of [0, 1, 32, 63, 64, 65, 96, 132, 255, 256, 257, 1000]) {
          for (const bytes of [Buffer.alloc(length), Buffer.alloc(length, 0xff)]) {
            const twice = Buffer.concat([wireInteger(bytes), wireInteger(bytes)]);
            for (const signature of [bytes, twice]) {
              const inner = Buffer.concat([wireString(algorithm), wireString(signature)]);
              const tail = [NAMESPACE, "", "sha512", inner].map(wireString);
              const whole = Buffer.concat([...head, ...tail]).toString("base64");
              expect(said(armoured({ signature: whole }))).to.be.oneOf(["malformed", "does not verify"]);
            }
          }
        }
      }
    }
  });

  it("does not crash, and says what is no signature", () => {
    expect(checkSignature("hello", MESSAGE, NAMESPACE)).to.deep.equal({
      ok: false,
      why: "malformed",
      message:
        "it is not an SSH signature: there is no text between -----BEGIN SSH SIGNATURE----- and -----END SSH SIGNATURE-----",
    });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.boolean(), (noise, magic) => {
        const bytes = Buffer.concat([Buffer.from(magic ? "SSHSIG\0\0\0\x01" : ""), noise]);
        return said(armoured({ signature: bytes.toString("base64") })) === "malformed";
      }),
      { numRuns: 500, seed: 7 },
    );
  });
});

describe("signMessage", function () {
  this.timeout(60_000);

  const folder = temporaryFolder();

  it("makes the same bytes as OpenSSH where the algorithm has only one answer", () => {
    const seed = Buffer.from(Array.from({ length: 32 }, (_, index) => index));
    const key = seededKey(seed).export({ type: "pkcs8", format: "pem" }).toString();
    expect(signMessage(key, MESSAGE, NAMESPACE)).to.equal(armoured(vectors[0] ?? { signature: "" }));
  });

  it("refuses what is no private key, without repeating it", () => {
    for (const text of ["", "secret words", testKey(1).publicText]) {
      expect(() => signMessage(text, MESSAGE, NAMESPACE))
        .to.throw(Failure, "the key cannot sign: it is not a private key in OpenSSH's form or PEM")
        .with.property("exitCode", 2);
    }
  });

  describe("with the real ssh-keygen", () => {
    before(function () {
      if (!hasSshKeygen) this.skip();
    });

    const kinds: readonly (readonly string[])[] = [
      ["-t", "ed25519"],
      ["-t", "ecdsa", "-b", "256"],
      ["-t", "ecdsa", "-b", "384"],
      ["-t", "ecdsa", "-b", "521"],
      ["-t", "rsa", "-b", "2048"],
      ["-t", "rsa", "-b", "2048", "-m", "PEM"],
      ["-t", "ecdsa", "-b", "256", "-m", "PEM"],
      ["-t", "ecdsa", "-b", "256", "-m", "PKCS8"],
    ];
    for (const kind of kinds) {
      it(`signs for ssh-keygen, and checks what it signs: ${kind.join(" ")}`, () => {
        const key = sshKeygenKey(folder(), kind);
        const signature = signMessage(fs.readFileSync(key, "utf8"), MESSAGE, NAMESPACE);
        const allowed = `ana@example.com ${fs.readFileSync(`${key}.pub`, "utf8")}`;
        const asked = { allowed, principal: "ana@example.com", namespace: NAMESPACE, signature };
        expect(sshKeygenVerify(folder(), { ...asked, message: MESSAGE }).said).to.include(
          `Good "${NAMESPACE}" signature for ana@example.com`,
        );
        expect(sshKeygenVerify(folder(), { ...asked, message: "other" }).good).to.equal(false);

        const file = path.join(folder(), "statement");
        fs.writeFileSync(file, MESSAGE);
        execFileSync("ssh-keygen", ["-Y", "sign", "-q", "-n", NAMESPACE, "-f", key, file]);
        const theirs = fs.readFileSync(`${file}.sig`, "utf8");
        expect(allowed).to.include(said(theirs));
        expect(said(theirs, "other")).to.equal("does not verify");
      });
    }

    for (const [name, words] of Object.entries({
      "OpenSSH's form": ["-t", "ed25519"],
      PEM: ["-t", "rsa", "-m", "PEM"],
      PKCS8: ["-t", "ecdsa", "-m", "PKCS8"],
    })) {
      it(`says of an encrypted key in ${name} to sign with ssh-keygen`, () => {
        const text = fs.readFileSync(sshKeygenKey(folder(), words, "a passphrase"), "utf8");
        expect(() => signMessage(text, MESSAGE, NAMESPACE))
          .to.throw(Failure, "the key is encrypted")
          .with.property("remedy", `sign with ssh-keygen -Y sign -n ${NAMESPACE} -f KEY FILE and hand FILE in`);
      });
    }

    it("refuses keys that are too weak to sign with", () => {
      const short = fs.readFileSync(sshKeygenKey(folder(), ["-t", "rsa", "-b", "1024"]), "utf8");
      expect(() => signMessage(short, MESSAGE, NAMESPACE)).to.throw(Failure, "it is an RSA key of 1024 bits");
    });
  });
});
