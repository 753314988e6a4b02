import { expect } from "chai";
import { tokensIn } from "../../../../policy-packs/guardrails/secrets/tokens";

const many = (length: number, of = "a1B2c3D4e5F6g7H8") => of.repeat(Math.ceil(length / of.length)).slice(0, length);
const pem = (kind: string) => `-----BEGIN ${kind}-----`;

/** Without the marks that keep this file from holding anything that looks like a key. */
const unmarked = (text: string) => text.replaceAll("~", "");

const shown: readonly (readonly [kind: string, text: string])[] = [
  ["an AWS access key", `x AK~IA${many(16, "ABCD2345")} y`],
  ["an AWS access key", `AS~IA${many(16, "ABCD2345")}`],
  ["a private key", `${pem("RSA PRIVATE KEY")}\n${many(64)}\n`],
  ["a private key", `"${pem("PRIVATE KEY")}\\n${many(64)}\\n"`],
  ["a private key", `${pem("OPENSSH PRIVATE KEY")}\n${many(64)}`],
  ["a private key", `${pem("PGP PRIVATE KEY BLOCK")}\n\n${many(64)}`],
  ["a private key for age", `AGE-SECRET-~KEY-1${many(58, "ABCD2345")}`],
  ["a token of GitHub", `gh~p_${many(36)}`],
  ["a token of GitHub", `github~_pat_${many(82)}`],
  ["a token of GitLab", `gl~pat-${many(20)}`],
  ["a token of Slack", `xo~xb-1234567890-${many(24)}`],
  ["a webhook of Slack", `https://hooks.slack.com/~services/T0123ABCD/B0123ABCD/${many(24)}`],
  ["a key of Stripe", `sk~_live_${many(24)}`],
  ["a key of Google", `AI~za${many(35)}`],
  ["a token of npm", `np~m_${many(36)}`],
  ["a token of PyPI", `py~pi-AgE${many(60)}`],
  ["a key of SendGrid", `S~G.${many(22)}.${many(43)}`],
  ["a token of DigitalOcean", `do~p_v1_${many(64, "a1b2c3d4")}`],
  ["a token of Docker", `dc~kr_pat_${many(27)}`],
  ["a token of Vault", `hv~s.${many(24)}`],
  ["a token of Pulumi", `pu~l-${many(40, "a1b2c3d4")}`],
  ["a token of Terraform Cloud", `${many(14)}.~atlasv1.${many(67)}`],
  ["a key of an AI service", `s~k-proj-${many(40)}`],
  ["a key of Azure storage", `Account~Key=${many(86)}==`],
  ["a signed token (JWT)", `ey~J${many(20)}.ey~J${many(20)}.${many(43)}`],
];

describe("secrets known by their looks", () => {
  for (const [kind, text] of shown) {
    it(`${kind}: ${text.slice(0, 6)}…`, () => expect(tokensIn(unmarked(text))).to.deep.equal([kind]));
  }

  it("what is alike and is none: shorter, in a longer word, a public key, a certificate, a search for one", () => {
    for (const text of [
      `AK~IASHORT`,
      `XAK~IA${many(16, "ABCD2345")}`,
      `AK~IA${many(17, "ABCD2345")}`,
      `${pem("PUBLIC KEY")}\n${many(64)}`,
      `${pem("CERTIFICATE")}\n${many(64)}`,
      `grep "${pem("PRIVATE KEY")}" file`,
      `${pem("PRIVATE KEY")}\n\${KEY}\n`,
      `sk~_test_${many(24)}`,
      "arn:aws:secretsmanager:us-east-1:111111111111:secret:rds!db-0123",
      `sha256:${many(64, "a1b2c3d4")}`,
      "",
    ]) {
      expect(tokensIn(unmarked(text)), text.slice(0, 20)).to.deep.equal([]);
    }
  });
});
