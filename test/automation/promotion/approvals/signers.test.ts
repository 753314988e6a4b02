import { expect } from "chai";
import fc from "fast-check";
import { principalsOf } from "../../../../automation/promotion/approvals/principals";
import { parseSigners, type Signer } from "../../../../automation/promotion/approvals/signers";
import { signMessage } from "../../../../automation/promotion/approvals/ssh-signature";
import { hasSshKeygen, sshKeygenVerify, testKey } from "../../../support/ssh-keys";
import { temporaryFolder } from "../../../support/temporary-folder";
import { vectors } from "./ssh-vectors";

const FILE = "allowed_signers";
const [ana, raj] = [testKey(1), testKey(2)];
const blobOf = (publicText: string) => Buffer.from(publicText.split(" ")[1] ?? "", "base64");

const good = (text: string): readonly Signer[] => {
  const read = parseSigners(text, FILE);
  return read.ok ? read.signers : expect.fail(JSON.stringify(read.problems));
};
const problems = (text: string) => {
  const read = parseSigners(text, FILE);
  return read.ok ? [] : read.problems;
};

describe("parseSigners", () => {
  it("reads principals, keys of every kind, comments, blank lines and lines of other machines", () => {
    const text = [
      "# people",
      "",
      `ana@example.com ${ana.publicText} ana's laptop`,
      `  raj@example.com,raj\t${raj.publicText}\r`,
      ...vectors.map(({ publicKey }, index) => `p${index} ${publicKey}`),
    ].join("\n");
    const signers = good(text);
    expect(signers.slice(0, 2).map(({ line, principals, key }) => [line, principals, key.type])).to.deep.equal([
      [3, ["ana@example.com"], "ssh-ed25519"],
      [4, ["raj@example.com", "raj"], "ssh-ed25519"],
    ]);
    expect(signers.slice(2).map(({ key }) => `${key.type} ${key.blob.toString("base64")}`)).to.deep.equal(
      vectors.map(({ publicKey }) => publicKey),
    );
  });

  it("reads options, in any order and case, quoted as OpenSSH quotes", () => {
    const options = 'Valid-Before="20270101120000Z",namespaces="causeway.*,fi le",valid-after="20260101Z"';
    const [signer] = good(`"ana@example.com" ${options} ${ana.publicText}`);
    expect(signer).to.deep.include({
      principals: ["ana@example.com"],
      namespaces: ["causeway.*", "fi le"],
      validAfter: new Date("2026-01-01T00:00:00Z"),
      validBefore: new Date("2027-01-01T12:00:00Z"),
    });
    expect(good(`ana valid-after="202601012359Z" ${ana.publicText}`)[0]?.validAfter).to.deep.equal(
      new Date("2026-01-01T23:59:00Z"),
    );
  });

  const key = ana.publicText;
  const [type = "", base64 = ""] = key.split(" ");
  const wrong: Record<string, [string, string]> = {
    "one word": ["ana@example.com", "a line of one word"],
    "a pattern for principals": [`*@example.com ${key}`, 'the principal "*@example.com"'],
    "a principal that is excluded": [`ana,!raj ${key}`, 'the principal "!raj"'],
    "an empty principal": [`ana,,raj ${key}`, 'the principal ""'],
    "a certificate authority": [`ana cert-authority ${key}`, "the option cert-authority"],
    "a certificate authority beside others": [`ana namespaces="x",cert-authority ${key}`, "the option cert-authority"],
    "an unknown option": [`ana no-touch-required ${key}`, 'the option "no-touch-required"'],
    "an option twice": [`ana namespaces="a",namespaces="b" ${key}`, "the option namespaces twice"],
    "an option without a value": [`ana namespaces ${key}`, "the option namespaces without a value"],
    "an open quote": [`ana namespaces="causeway ${key}`, JSON.stringify(`namespaces="causeway ${key}`)],
    "a value without quotes": [`ana namespaces=file ${key}`, '"namespaces=file"'],
    "a comma at the end": [`ana namespaces="a", ${key}`, JSON.stringify('namespaces="a",')],
    "a local time": [`ana valid-after="20260101" ${key}`, 'valid-after="20260101"'],
    "a day that is none": [`ana valid-before="20260230Z" ${key}`, 'valid-before="20260230Z"'],
    "times in the wrong order": [
      `ana valid-after="20260201Z",valid-before="20260101Z" ${key}`,
      "valid-after that is not before valid-before",
    ],
    "a time of nothing": [
      `ana valid-after="20260101Z",valid-before="20260101Z" ${key}`,
      "valid-after that is not before valid-before",
    ],
    "no key": [`ana ${type}`, 'a key that is not base64 ("")'],
    "a key that is cut": [
      `ana ${type} ${base64.slice(0, 40)}`,
      "a key that cannot be used: it ends after 30 bytes, in the middle",
    ],
    "a key that is not base64": [`ana ${type} (hello)`, 'a key that is not base64 ("(hello)")'],
    "a key of another type than it says": [`ana ssh-rsa ${base64}`, "a key of type ssh-ed25519"],
    "a type that does not sign": [`ana ssh-dss ${base64}`, 'the key type "ssh-dss"'],
    "a security token": [`ana sk-ssh-ed25519@openssh.com ${base64}`, 'the key type "sk-ssh-ed25519@openssh.com"'],
  };
  for (const [name, [line, got]] of Object.entries(wrong)) {
    it(`refuses ${name}, with the line and a remedy, and nobody of the file signs`, () => {
      expect(good(`ana ${key}`).length).to.equal(1);
      const read = parseSigners(`# first\nraj@example.com ${raj.publicText}\n${line}\n`, FILE);
      if (read.ok) expect.fail("it was read");
      expect(read.problems.map((problem) => [problem.file, problem.line, problem.got])).to.deep.equal([[FILE, 3, got]]);
      expect(read.problems[0]?.expected).not.to.equal("");
      expect(read.problems[0]?.remedy).not.to.equal("");
    });
  }

  it("names every bad line at once", () => {
    expect(problems(`one\nana ${key}\ntwo\n`).map(({ line }) => line)).to.deep.equal([1, 3]);
  });

  it("never crashes, and never takes a line for a comment: a file is read as a whole or has problems", () => {
    const words = fc.constantFrom("ana", "*", ",", '"', "\\", " ", "=", "namespaces", "valid-after", type, base64, "#");
    fc.assert(
      fc.property(fc.array(fc.oneof(words, fc.string()), { maxLength: 12 }), (parts) => {
        const text = parts.join("");
        const contents = text.split("\n").filter((line) => line.trim() !== "" && !line.trim().startsWith("#"));
        const read = parseSigners(text, FILE);
        return read.ok ? read.signers.length === contents.length : read.problems.length > 0;
      }),
      { numRuns: 1000, seed: 7 },
    );
  });
});

describe("principalsOf", () => {
  const at = new Date("2026-06-01T00:00:00Z");
  const answer = (text: string, namespace = "causeway.approval", moments = [at]) => {
    const found = principalsOf(good(text), blobOf(ana.publicText), namespace, moments);
    return found.ok ? found.principals.join(" ") : found.why;
  };

  it("has everybody that a key stands for, of all its lines", () => {
    expect(answer(`ana,x ${ana.publicText}\nraj ${raj.publicText}\ny ${ana.publicText}`)).to.equal("ana x y");
    expect(answer(`raj ${raj.publicText}`)).to.equal("not a signer");
    expect(answer("")).to.equal("not a signer");
  });

  it("knows what a key may sign: patterns, and what is excluded goes before what is allowed", () => {
    const of = (list: string, namespace?: string) => answer(`ana namespaces="${list}" ${ana.publicText}`, namespace);
    expect(of("causeway.approval")).to.equal("ana");
    expect(of("file,causeway.*")).to.equal("ana");
    expect(of("causeway.approva?")).to.equal("ana");
    expect(of("file")).to.equal("other namespace");
    expect(of("causeway")).to.equal("other namespace");
    expect(of("causewayXapproval")).to.equal("other namespace");
    expect(of("*,!causeway.approval")).to.equal("other namespace");
    expect(of("!file")).to.equal("other namespace");
    expect(of("a-b", "a-b")).to.equal("ana");
  });

  it("knows when a key is valid: both ends belong to it, and every moment has to", () => {
    const line = `ana valid-after="20260601Z",valid-before="20260602Z" ${ana.publicText}`;
    const on = (...times: string[]) =>
      answer(
        line,
        "causeway.approval",
        times.map((time) => new Date(time)),
      );
    expect(on("2026-06-01T00:00:00Z")).to.equal("ana");
    expect(on("2026-06-02T00:00:00Z")).to.equal("ana");
    expect(on("2026-05-31T23:59:59Z")).to.equal("not valid then");
    expect(on("2026-06-02T00:00:01Z")).to.equal("not valid then");
    expect(on("2026-06-01T12:00:00Z", "2026-06-03T00:00:00Z")).to.equal("not valid then");
  });

  describe("with the real ssh-keygen", () => {
    const folder = temporaryFolder();
    before(function () {
      if (!hasSshKeygen) this.skip();
    });

    const cases: [string, string, string][] = [
      ["", "causeway.approval", "20260601000000"],
      ['namespaces="causeway.approval"', "causeway.approval", "20260601000000"],
      ['namespaces="file,causeway.*"', "causeway.approval", "20260601000000"],
      ['namespaces="file"', "causeway.approval", "20260601000000"],
      ['namespaces="*,!causeway.approval"', "causeway.approval", "20260601000000"],
      ['namespaces="!file"', "causeway.approval", "20260601000000"],
      ['valid-after="20260601Z"', "causeway.approval", "20260601000000"],
      ['valid-after="20260601Z"', "causeway.approval", "20260531235959"],
      ['valid-before="20260601Z"', "causeway.approval", "20260601000000"],
      ['valid-before="20260601Z"', "causeway.approval", "20260601000001"],
    ];
    for (const [options, namespace, time] of cases) {
      it(`answers as it does: ${options || "no options"} at ${time}`, () => {
        const line = `ana ${options}${options === "" ? "" : " "}${ana.publicText}\n`;
        const signature = signMessage(ana.privateText, "text", namespace);
        const theirs = sshKeygenVerify(folder(), {
          allowed: line,
          principal: "ana",
          namespace,
          signature,
          message: "text",
          time,
        });
        const moment = new Date(time.replace(/(....)(..)(..)(..)(..)(..)/, "$1-$2-$3T$4:$5:$6Z"));
        expect(answer(line, namespace, [moment]) === "ana").to.equal(theirs.good, theirs.said);
      });
    }
  });
});
