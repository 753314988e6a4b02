/** A secret that is known by its looks, whatever it is called. */
interface Token {
  /** Said of it in a message; never the secret itself. */
  readonly kind: string;
  readonly pattern: RegExp;
}

/** Secrets whose issuers gave them a shape, so that they can be found: each pattern is long enough to mean nothing else. */
const TOKENS: readonly Token[] = [
  { kind: "an AWS access key", pattern: /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/ },
  {
    kind: "a private key",
    pattern: /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----(?:\s|\\[nr])*[A-Za-z0-9+/=:,\s-]{20,}/,
  },
  { kind: "a private key for age", pattern: /\bAGE-SECRET-KEY-1[A-Z0-9]{50,}\b/ },
  { kind: "a token of GitHub", pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{60,})\b/ },
  { kind: "a token of GitLab", pattern: /\bgl(?:pat|rt|dt|ptt)-[\w-]{20,}/ },
  { kind: "a token of Slack", pattern: /\bxox[abeoprs]-[A-Za-z0-9-]{10,}/ },
  { kind: "a webhook of Slack", pattern: /hooks\.slack\.com\/(?:services|workflows)\/T\w{6,}\/\w{6,}\/\w{16,}/ },
  { kind: "a key of Stripe", pattern: /\b[sr]k_live_[A-Za-z0-9]{16,}/ },
  { kind: "a key of Google", pattern: /\bAIza[\w-]{35}(?![\w-])/ },
  { kind: "a token of npm", pattern: /\bnpm_[A-Za-z0-9]{36}\b/ },
  { kind: "a token of PyPI", pattern: /\bpypi-AgE[\w-]{50,}/ },
  { kind: "a key of SendGrid", pattern: /\bSG\.[\w-]{16,}\.[\w-]{16,}/ },
  { kind: "a token of DigitalOcean", pattern: /\bdo[opr]_v1_[a-f0-9]{64}\b/ },
  { kind: "a token of Docker", pattern: /\bdckr_(?:pat|oat)_[\w-]{20,}/ },
  { kind: "a token of Vault", pattern: /\bhv[sb]\.[\w-]{24,}/ },
  { kind: "a token of Pulumi", pattern: /\bpul-[a-f0-9]{40}\b/ },
  { kind: "a token of Terraform Cloud", pattern: /\b[A-Za-z0-9]{14}\.atlasv1\.[\w-]{60,}/ },
  { kind: "a key of an AI service", pattern: /\bsk-(?:proj-|ant-[a-z0-9]+-|svcacct-)[\w-]{20,}/ },
  { kind: "a key of Azure storage", pattern: /\bAccountKey=[A-Za-z0-9+/]{80,}={0,2}/ },
  { kind: "a signed token (JWT)", pattern: /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{16,}/ },
];

/** The kinds of secrets that a text shows by their looks. */
export function tokensIn(text: string): readonly string[] {
  return TOKENS.filter(({ pattern }) => pattern.test(text)).map(({ kind }) => kind);
}
