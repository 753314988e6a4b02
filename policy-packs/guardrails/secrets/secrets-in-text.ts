import { layersOf } from "./encoded-text";
import { mayNameElsewhere, namesSecret } from "./names";
import { tokensIn } from "./tokens";

/** A value in quotes or up to the next space; only looked at, so that what it holds is searched as well. */
const VALUE = String.raw`(?="(?<double>[^"\n]*)"|'(?<single>[^'\n]*)'|(?<bare>[^\s"',;]+))`;

/** Ways to give a name a value: `PASSWORD=x`, `"password": "x"`, `password => 'x'`, and as an option `--password x`. */
const ASSIGNMENTS = [
  new RegExp(String.raw`(?<!\w|\.|\$\{?)(?<name>[A-Za-z_][\w.-]*)["']?[ \t]*(?<sign>=>|:=|[=:])[ \t]*${VALUE}`, "g"),
  new RegExp(String.raw`(?<![\w-])--?(?<name>[A-Za-z][\w-]*)[ \t]+(?!-)${VALUE}`, "g"),
  new RegExp(String.raw`\$(?<name>\w+)[ \t]*=[ \t]*(?=["'])${VALUE}`, "g"),
];

/** Passwords where no name says so: in a URL, and as commands take them. */
const UNNAMED = [
  { kind: "a password in a URL", pattern: /\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@"'<>]*:(?<value>[^\s/@"'<>]+)@/gi },
  { kind: "a password for sshpass", pattern: /\bsshpass\s+-p\s*["']?(?<value>[^\s"']+)/g },
  {
    kind: "a password for curl",
    pattern: /\bcurl\b[^\n|;]{0,500}\s(?:-u|--user)[\s=]+["']?[^\s:"']+:(?<value>[^\s"']+)/g,
  },
  {
    kind: "a password for chpasswd",
    pattern: /\becho\s+["']?[\w.-]+:(?<value>[^\s"'|]+)["']?\s*\|\s*(?:sudo\s+)?chpasswd\b/g,
  },
  {
    kind: "an authorization header",
    pattern: /\bauthorization["']?\s*:\s*["']?(?:bearer|basic)\s+(?<value>[A-Za-z0-9+/=._-]{12,})/gi,
  },
];

/** Values that say where a secret is, or that there is one, and are none: references, places, switches, masks. */
const NO_SECRETS = [
  /^\s*$/,
  /\$\{|\$\(|\{\{|<%|`/, // put together elsewhere
  /^\$\w+$/,
  /^%\w+%$/,
  /^<[^>]*>$/,
  /^(?:true|false|yes|no|on|off|null|none|nil|undefined|required|optional|enabled|disabled|prompt|unset|str(?:ing)?)$/i,
  /^(?:\*+|x{3,}|\.{3,}|-+|redacted|\[?secret\]?|\[redacted\]|placeholder(?:[_-][a-z]+)?|changed|todo|tbd)$/i,
  /^[01]$/, // a switch: REQUIRE_AUTH_TOKEN=1
  /^x(?:-[a-z]{2,20})+$/i, // a header: X-CSRF-Token
  /^mrk-[0-9a-f]{32}$/, // a key of KMS
  /^(?:arn|vault|op|ssm|secretsmanager|awssm|gcpsm|file|env|https?|keychain|ref\+[a-z]+):/i,
  /^alias\//,
  /^(?:\.{0,2}|[A-Za-z]:)(?:[/\\][\w.@-]+)+[/\\]?$/, // a file's path
  /^(?:[A-Za-z][\w.-]*\/)+[\w.-]*(?:password|token|secret|key|credentials?)$/i, // a secret's: prod/db/password
  /^(?:ENC[[(]|secure:|AQICAH|\$ANSIBLE_VAULT)/, // encrypted
  /^\{[A-Z0-9-]+\}|^\$\d[a-z]?\$|^\$argon2/, // a password's hash
];

/** The id of a key of KMS, which is a secret where the name does not say that it is one of these. */
const KEY_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const OF_KMS = /(?:^|[^a-z])(?:kms|cmk)(?:[^a-z]|$)/i;

/** What people read beside a field for a password, as files of translations have it: `"password": "Passwort"`. */
const LABEL =
  /^(?:Passwor[dt]|PASSWOR[DT]|Passwords?|Passord|Kennwort|Contraseña|Clave|Senha|Wachtwoord|Lösenord|Adgangskode|Salasana|Hasło|Heslo|Jelszó|Parola|Şifre|Token|Secret|[\u0250-\uffff]{2,20})$/u;

/** Shorter values in a text are as likely part of its grammar. */
const SHORTEST = 4;

/** The kinds of secrets in a text, each once and never the secret: "an AWS access key", "a value for DB_PASSWORD". */
export function secretsInText(text: string): readonly string[] {
  return [...new Set(layersOf(text).flatMap((layer) => secretsInLayer(layer.replaceAll('\\"', '"'))))];
}

/** The kinds of secrets in a named value, such as an environment variable: a name may say that the value is one. */
export function secretsInEntry(name: string, value: string): readonly string[] {
  const named = namesSecret(name) && isLiteralSecret(name, value) ? [`a value for ${name}`] : [];
  return [...new Set([...named, ...secretsInText(value)])];
}

function secretsInLayer(text: string): readonly string[] {
  const unnamed = UNNAMED.filter(({ pattern }) =>
    [...text.matchAll(pattern)].some(({ groups }) => isLiteral(groups?.["value"] ?? "")),
  );
  return [
    ...tokensIn(text),
    ...ASSIGNMENTS.flatMap((pattern) => assignedNames(text, pattern)).map((name) => `a value for ${name}`),
    ...unnamed.map(({ kind }) => kind),
  ];
}

/** The names in a text that are given a literal secret. */
function assignedNames(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].flatMap(({ groups, index }) => {
    const name = groups?.["name"] ?? "";
    if (!namesSecret(name)) return [];
    const quoted = groups?.["double"] ?? groups?.["single"];
    if (quoted !== undefined && groups?.["sign"] === ":" && LABEL.test(quoted)) return [];
    const bare = withoutSlash(groups?.["bare"] ?? "", text.slice(Math.max(0, index - 2), index));
    if (quoted === undefined && (isExpression(bare) || (groups?.["sign"] === ":" && isComment(text, index)))) return [];
    const value = quoted ?? bare;
    return value.length >= SHORTEST && isLiteralSecret(name, value) ? [name] : [];
  });
}

/** A value in a command of `sed`, `s/password=old/password=new/`, without what ends the command. */
function withoutSlash(bare: string, before: string): string {
  return /[/|#]\^?$/.test(before) ? bare.replace(/[/|#][gi]*$/, "") : bare;
}

/** Code that computes the value, `getenv("X")`, `args.password`, `$VALUE`, or a pattern that looks for one. */
function isExpression(bare: string): boolean {
  return /[([{$`<]|\.\*/.test(bare) || /^[A-Za-z_]\w*(\.[A-Za-z_]\w*)+$/.test(bare);
}

/** Whether a place is in a comment, where an unquoted word after a colon is a sentence. */
function isComment(text: string, index: number): boolean {
  return /^\s*(#|\/\/|\*|rem\b)/i.test(text.slice(text.lastIndexOf("\n", index) + 1, index));
}

function isLiteralSecret(name: string, value: string): boolean {
  if (!isLiteral(value)) return false;
  // A sentence is what somebody reads: "Enter your password".
  if (/\s/.test(value.trim()) && !/phrase$/i.test(name)) return false;
  if (KEY_ID.test(value) && OF_KMS.test(name.replaceAll(/([a-z])([A-Z])/g, "$1_$2"))) return false;
  // Seconds that a token is good for; a PIN is called a password.
  if (/token$/i.test(name) && /^\d{1,6}$/.test(value)) return false;
  return !(mayNameElsewhere(name) && isNameOfSecret(value));
}

function isLiteral(value: string): boolean {
  return !NO_SECRETS.some((pattern) => pattern.test(value));
}

/** Plain words in a row, as things are named: `prod/orders/database`, `tls-certificate`, `rds!db-1`. */
function isNameOfSecret(value: string): boolean {
  return /^[A-Za-z]{2,20}\d{0,3}(?:[/_.!-]+(?:[A-Za-z]{1,20}\d{0,3}|\d{1,3}))*$/.test(value);
}
