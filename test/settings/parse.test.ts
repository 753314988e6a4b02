import { expect } from "chai";
import fc from "fast-check";
import { type ParsedStackFile, parseStackFile } from "../../settings/parse";
import { committedFile } from "./committed-files";

const { text } = committedFile("dev");

function parse(changed: string, stack = "dev"): ParsedStackFile {
  return parseStackFile({ stack, path: `Pulumi.${stack}.yaml`, text: changed });
}

/** `line:column key: got` of each problem. */
function brief(changed: string, stack?: string): string[] {
  return parse(changed, stack).problems.map(({ line, column, key, got }) => `${line}:${column} ${key}: ${got}`);
}

describe("parseStackFile", () => {
  it("gives frozen settings for a right file, and all problems of a wrong one with their places", () => {
    expect(parse(text).ok).to.equal(true);
    const wrong = text
      .replace('accountId: "111111111111"', "accountId: 111111111111")
      .replace("azCount: 2", "azCuont: 2")
      .replace("label: VPN Concentrator", "lable: VPN Concentrator")
      .replace("appPort: 8080", "appPort: 80800");
    expect(brief(wrong)).to.deep.equal([
      "9:23 accountId: 111111111111 (a number)",
      "16:3 azCuont: the unknown key causeway:azCuont",
      "24:7 devopsIpRanges[1].label: nothing",
      "25:14 devopsIpRanges[1].lable: the unknown field lable",
      "38:21 appPort: 80800 (a number)",
    ]);
  });

  it("puts what is missing at the line of config:", () => {
    expect(brief(text.replace(/ {2}aws:region.*\n/, ""))).to.deep.equal(["4:1 aws:region: nothing"]);
  });

  it("quotes a number as it was written, with its zeros", () => {
    const remedies = parse(text.replace('"111111111111"', "011111111111").replace('"1.35"', "1.30")).problems;
    expect(remedies.map(({ key, remedy }) => [key, remedy])).to.deep.equal(
      [
        ["accountId", 'put it in quotes: accountId: "011111111111"'],
        ["deployRoleArn", undefined],
        ["eksVersion", 'put it in quotes: eksVersion: "1.30"'],
      ].filter(([, remedy]) => remedy !== undefined),
    );
  });

  it("turns a real target into the embedded cloud when that is wished for", () => {
    const file = { stack: "dev", path: "Pulumi.dev.yaml", text: text.replace("target: embedded", "target: aws") };
    const parsed = parseStackFile(file, "embedded");
    expect(parsed.ok && parsed.settings.target).to.equal("embedded");
    expect(parseStackFile(file).problems.map(({ got }) => got)).to.deep.equal(["the placeholder 111111111111"]);
  });

  it("follows anchors and aliases, and places problems at the alias", () => {
    const anchored = text
      .replace("owner: platform-team", "owner: &team platform-team")
      .replace("costCenter: data-collection", "costCenter: *team");
    const parsed = parse(anchored);
    expect(parsed.ok && parsed.settings.costCenter).to.equal("platform-team");
    const wrong = anchored.replace("azCount: 2", "azCount: *team");
    expect(brief(wrong)).to.deep.equal(['16:21 azCount: "platform-team"']);
  });

  it("ignores what the plain CLI writes at the top", () => {
    expect(brief(`encryptionsalt: v1:abc=\nsecretsprovider: passphrase\n${text}`)).to.deep.equal([]);
  });

  it("reads numbers and truth values that the plain CLI has put in quotes as what they were", () => {
    const quoted = text
      .replace("azCount: 2", 'azCount: "2"')
      .replace("adminIngressEnabled: false", 'adminIngressEnabled: "false"');
    expect(quoted).not.to.equal(text);
    expect(parse(text).ok).to.equal(true);
    expect(parse(quoted)).to.deep.equal(parse(text));
  });

  it("refuses any other key at the top", () => {
    expect(parse(`${text}environment: dev\n`).problems).to.deep.equal([
      {
        key: "environment",
        setting: undefined,
        got: "the unknown top-level key environment",
        expected: "config as the only top-level key",
        remedy: "delete environment, or move its settings below config:",
        file: "Pulumi.dev.yaml",
        line: 54,
        column: 1,
      },
    ]);
    expect(parse(`conifg: {}\n${text}`).problems.map(({ remedy }) => remedy)).to.deep.equal([
      "did you mean config? It may stand there only once",
    ]);
  });

  it("refuses a key that is there twice, wherever it is", () => {
    const wrong = text
      .replace("appPort: 8080", "appPort: 8080\n  causeway:appPort: 8081")
      .replace("label: Office Network", "label: Office Network\n      label: Home Network");
    expect(parse(wrong).problems.map(({ key, got, line, column }) => [key, got, line, column])).to.deep.equal([
      ["devopsIpRanges[0].label", "label twice, first on line 23", 24, 7],
      ["appPort", "causeway:appPort twice, first on line 39", 40, 3],
    ]);
    expect(brief(`${text}config: {}\n`)[0]).to.equal("54:1 config: config twice, first on line 4");
  });

  it("refuses a key without prefix, which the engine would take for ours", () => {
    const wrong = text.replace("causeway:azCount: 2", "azCount: 2");
    expect(
      parse(wrong).problems.map(({ key, got, expected, remedy, line, column }) => [
        key,
        got,
        expected,
        remedy,
        line,
        column,
      ]),
    ).to.deep.equal([
      ["azCount", "azCount without a prefix", "keys that start with causeway:", "write causeway:azCount", 16, 3],
    ]);
    expect(brief(text)).to.deep.equal([]);
  });

  const unreadable: readonly (readonly [string, string, string])[] = [
    [
      "an open bracket",
      "config:\n  a: [1\n  b: 2\n",
      "3:3 (file): Flow sequence in block collection must be sufficiently indented and end with a ]",
    ],
    ["a tab for indentation", "config:\n\ta: 1\n", "2:1 (file): Tabs are not allowed as indentation"],
    ["two documents", `${text}---\n${text}`, "54:1 (file): a second document"],
    [
      "a tag of another program",
      text.replace("azCount: 2", "azCount: !vault 2"),
      "16:21 (file): Unresolved tag: !vault",
    ],
    ["an alias of nothing", text.replace("azCount: 2", "azCount: *zones"), "16:21 (file): an alias of nothing, *zones"],
    ["an empty file", "", "1:1 config: no config:"],
    ["a list", "- config\n", "1:1 config: no config:"],
    ["config without keys", "# hello\nconfig:\n", "2:1 config: config: without keys"],
    ["config that is a text", "config: hello\n", "1:1 config: config: without keys"],
  ];
  for (const [title, changed, problem] of unreadable) {
    it(`says one thing about ${title}`, () => expect(brief(changed)).to.deep.equal([problem]));
  }

  it("does not follow aliases that multiply without end", () => {
    const levels = Array.from(
      { length: 12 },
      (_, level) =>
        `  l${level}: &l${level} [${Array(9)
          .fill(level === 0 ? "x" : `*l${level - 1}`)
          .join(", ")}]`,
    );
    expect(brief(`config:\n${levels.join("\n")}\n`)).to.deep.equal(["1:1 (file): aliases that refer to too much"]);
  });

  it("does not follow a value into itself", () => {
    expect(brief("config:\n  causeway:azCount: &a [1, *a]\n")).to.deep.equal([
      "1:1 (file): aliases that refer to too much",
    ]);
  });

  it("D-026: never shows what is secret, or what may be", () => {
    const wrong = text
      .replace("owner: platform-team", "owner: {secure: v1:hunter2}")
      .replace("azCount: 2", "azCount: [{secure: v1:hunter2}]")
      .replace("appPort: 8080", "appPort: 8080\n  aws:secretKey: hunter2\n  causeway:dbPassword: hunter2");
    const { problems } = parse(wrong);
    expect(problems.map(({ key }) => key)).to.deep.equal(["owner", "azCount", "aws:secretKey", "dbPassword"]);
    expect(JSON.stringify(problems)).not.to.contain("hunter2");
  });

  it("A-002, XI-01: refuses a stack that it does not know, and takes aliases", () => {
    expect(parse(text, "stagin").problems).to.deep.equal([
      {
        key: "(file)",
        setting: undefined,
        got: 'the unknown stack "stagin"',
        expected:
          "one of shared, dev, staging, prod, prod-pci (or test for staging, production for prod, production-pci for prod-pci)",
        remedy: "did you mean staging?",
        file: "Pulumi.stagin.yaml",
        line: 4,
        column: 1,
      },
    ]);
    expect(parse(text, "qa").problems.map(({ remedy }) => remedy)).to.deep.equal([
      "give the stack and its file one of these names",
    ]);
    const test = parse(committedFile("staging").text, "test");
    expect(test.ok && test.settings.environment).to.equal("staging");
    expect(brief(text, "production").length).to.be.greaterThan(0);
  });

  it("answers whatever the text is", () => {
    const words = fc.constantFrom(
      "config",
      ":",
      "\n",
      "  ",
      "- ",
      "causeway:azCount",
      "&a ",
      "*a",
      "[",
      "}",
      '"',
      "1",
      "\t",
      "? ",
      "!!map ",
      "<<: ",
      "__proto__: ",
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 30 }), (parts) => {
        expect(parse(parts.join("")).ok).to.equal(false);
      }),
    );
  });
});
