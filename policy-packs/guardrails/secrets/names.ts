/** Words that call a value a secret when a name ends with them. */
const SECRET_WORDS: ReadonlySet<string> = new Set([
  "password",
  "passwd",
  "passwort",
  "pwd",
  "passphrase",
  "passcode",
  "secret",
  "token",
  "credential",
  "credentials",
  "apikey",
  "secretkey",
  "privatekey",
  "accesskey",
  "authtoken",
  "dbpass",
  "userpass",
  "rootpass",
  "requirepass",
  "masterauth",
]);

/** What has to stand before `key` and `pass` for them to mean a secret: a sort key or a bypass is none. */
const SECRET_KEYS: ReadonlySet<string> = new Set([
  "api",
  "secret",
  "private",
  "access",
  "encryption",
  "signing",
  "auth",
  "account",
  "master",
  "fernet",
  "session",
]);
const SECRET_PASSES: ReadonlySet<string> = new Set(["db", "database", "user", "root", "admin", "smtp", "redis"]);

/** What may follow without a change of meaning: `PASSWORD_2`, `token.value`. */
const ENDINGS: ReadonlySet<string> = new Set(["value", "plain", "plaintext", "text", "base64", "b64"]);

/** Kinds of tokens that are no secrets: pages of a list, the place in a text, what everybody gets. */
const HARMLESS_TOKENS: ReadonlySet<string> = new Set(["next", "page", "continuation", "public", "pagination", "sync"]);

/** Secrets that are themselves the value, so that even plain words are no name of one: `JWT_SECRET=let-me-in`. */
const SECRET_VALUES: ReadonlySet<string> = new Set([
  "jwt",
  "client",
  "app",
  "session",
  "cookie",
  "signing",
  "webhook",
  "auth",
  "hmac",
  "oauth",
  "consumer",
  "shared",
]);

/** Whether a name says that its value is a secret: `dbPassword`, `API_KEY`, but not `PASSWORD_FILE` or `secretArn`. */
export function namesSecret(name: string): boolean {
  const { last, before } = endOf(name);
  if (last === "token") return !HARMLESS_TOKENS.has(before);
  if (last === "key") return SECRET_KEYS.has(before);
  if (last === "pass") return SECRET_PASSES.has(before);
  return SECRET_WORDS.has(last);
}

/** Whether a name may as well stand for the name of a secret that lies elsewhere: `DB_SECRET=prod/database`. */
export function mayNameElsewhere(name: string): boolean {
  const { last, before } = endOf(name);
  return ["secret", "credential", "credentials"].includes(last) && !SECRET_VALUES.has(before);
}

/** Whether a name says that its value is an ARN, which opens nothing: `TOPIC_ARN`, `roleArn`. */
export function namesArn(name: string): boolean {
  return ["arn", "arns"].includes(endOf(name).last);
}

/** The last two words of a name, without what may follow them. */
function endOf(name: string): { readonly last: string; readonly before: string } {
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
  while (words.length > 1 && (ENDINGS.has(words.at(-1) ?? "") || /^\d+$/.test(words.at(-1) ?? ""))) words.pop();
  return { last: (words.at(-1) ?? "").replace(/\d+$/, ""), before: words.at(-2) ?? "" };
}
