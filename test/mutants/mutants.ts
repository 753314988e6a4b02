/** What is done to the provider; each operator breaks a promise of its own. */
export type MutationOperator =
  | "drop a law"
  | "swallow an error"
  | "skip a write"
  | "reuse an id"
  | "wrong connection"
  | "stale read"
  | "lose a secret"
  | "let an unknown through"
  | "forget an acknowledgement"
  | "misjudge a difference"
  | "leave something behind"
  | "lose determinism";

/** One edit of one source file of the embedded cloud, which the tests have to notice. */
export interface Mutant {
  readonly operator: MutationOperator;
  /** From `simulator/`. */
  readonly file: string;
  /** Text that occurs exactly once in the file. */
  readonly before: string;
  readonly after: string;
}

const world = (file: string) => `world/${file}.ts`;
const protocol = (file: string) => `protocol/${file}.ts`;

/** Named edits, two and more of each operator. */
export const mutants: readonly Mutant[] = [
  // A refusal that AWS gives and the mutant does not.
  {
    operator: "drop a law",
    file: "aws/ec2/subnet.ts",
    before: "if (clash !== undefined)",
    after: "if (clash !== undefined && clash === null)",
  },
  {
    operator: "drop a law",
    file: "aws/ec2/subnet.ts",
    before: "if (!vpcRanges.some((range) => containsRanges([range], [cidr])))",
    after: "if (vpcRanges.length === 0)",
  },
  {
    operator: "drop a law",
    file: "aws/ec2/vpc.ts",
    before: "if (blocking.length > 0) {",
    after: "if (blocking.length > 99) {",
  },
  {
    operator: "drop a law",
    file: "aws/rds/instance.ts",
    before: 'if (isOn(resource.outputs, "deletionProtection"))',
    after: 'if (isOn(resource.outputs, "deletionProtected"))',
  },
  {
    operator: "drop a law",
    file: "aws/secretsmanager/secret.ts",
    before: "if (inventory.retained(secretType).some((one) => one.outputs.name === name))",
    after: "if (inventory.retained(secretType).length > 99)",
  },
  {
    operator: "drop a law",
    file: "configuration/aws.ts",
    before: "if (allowed.length > 0 && !allowed.includes(account)) {",
    after: "if (allowed.length > 99) {",
  },
  {
    operator: "drop a law",
    file: "aws/kms/key.ts",
    before: "if (context.inventory.get(aliasType, name) !== undefined)",
    after: "if (context.inventory.get(aliasType, `${name}?`) !== undefined)",
  },

  // Something went wrong, and nobody hears of it.
  {
    operator: "swallow an error",
    file: world("journal"),
    before: "for (const pending of lost) pending.reject(error);",
    after: "for (const pending of lost) if (error.message !== '') pending.resolve();",
  },
  {
    operator: "swallow an error",
    file: protocol("answer-writes"),
    before: "if (reasons.length > 0) throw initFailed({ ...heldOf(stored), reasons });",
    after: "if (reasons.length > 99) throw initFailed({ ...heldOf(stored), reasons });",
  },
  {
    operator: "swallow an error",
    file: protocol("answer-writes"),
    before: "if (end <= limit) return;",
    after: "if (end <= limit || limit > 0) return;",
  },
  {
    operator: "swallow an error",
    file: world("journal"),
    before: "if (record.n !== sequence + 1) {",
    after: "if (record.n < sequence - 9999) {",
  },

  // What was answered is not on disk, or not in memory.
  {
    operator: "skip a write",
    file: world("journal"),
    before: "await this.disk.writeAt(JOURNAL, this.length, bytes);",
    after: "if (this.length === 0) await this.disk.writeAt(JOURNAL, this.length, bytes);",
  },
  {
    operator: "skip a write",
    file: world("world"),
    before: "if (drops.length > 0) await this.commit({ at: this.clock.now(), drops });",
    after: "if (drops.length > 99) await this.commit({ at: this.clock.now(), drops });",
  },
  {
    operator: "skip a write",
    file: world("change"),
    before: "await world.commit({ at: world.clock.now(), puts: [changed, ...others] });",
    after: "await world.commit({ at: world.clock.now(), puts: others });",
  },
  {
    operator: "skip a write",
    file: world("create"),
    before: "made: { [subject.urn]: generation + 1 },",
    after: "",
  },

  // Two things by one name.
  {
    operator: "reuse an id",
    file: world("subject"),
    before: "mint: createMint([world.seed, shelf.account, shelf.region, type, subject.urn, generation]),",
    after: "mint: createMint([world.seed, shelf.account, shelf.region, type, generation]),",
  },
  {
    operator: "reuse an id",
    file: world("subject"),
    before: "mint: createMint([world.seed, shelf.account, shelf.region, type, subject.urn, generation]),",
    after: "mint: createMint([world.seed, shelf.account, shelf.region, type, subject.urn]),",
  },
  {
    operator: "reuse an id",
    file: world("create"),
    before: "if (present !== undefined) throw taken(subject, present);",
    after: "if (present !== undefined && present.urn === urn) throw taken(subject, present);",
  },

  // One engine's account is taken for another's.
  {
    operator: "wrong connection",
    file: world("imported"),
    before: "region: region ?? subject.home.region",
    after: "region: subject.home.region",
  },
  {
    operator: "wrong connection",
    file: protocol("connections"),
    before: "const connection = this.known.get(peer);",
    after: "const connection = this.known.get(peer) ?? [...this.known.values()].at(-1);",
  },
  {
    operator: "wrong connection",
    file: protocol("connections"),
    before: "const connection = this.known.get(peer);",
    after: "const connection = [...this.known.values()].at(0);",
  },
  {
    operator: "wrong connection",
    file: protocol("connections"),
    before: "this.keep(peer, { ...NEW, engineAddress });",
    after: "this.keep(peer, { ...(this.known.get(peer) ?? NEW), engineAddress });",
  },

  // An answer from before.
  {
    operator: "stale read",
    file: world("state"),
    before: "  shelf.sorted = undefined;\n  shelf.indexes.clear();",
    after: "  shelf.sorted = undefined;",
  },
  {
    operator: "stale read",
    file: world("state"),
    before: "  shelf.sorted = undefined;\n  shelf.indexes.clear();",
    after: "  shelf.indexes.clear();",
  },
  {
    operator: "stale read",
    file: world("change"),
    before: "const outputs = { ...stored.outputs, ...overlay };",
    after: "const outputs = { ...overlay, ...stored.outputs };",
  },
  {
    operator: "stale read",
    file: world("change"),
    before: "if (found !== undefined && isLive(found)) return found;",
    after: "if (found !== undefined) return found;",
  },

  // A secret that comes back in the clear.
  {
    operator: "lose a secret",
    file: protocol("service"),
    before: "secrets.map((name) => [name]),",
    after: "[],",
  },
  {
    operator: "lose a secret",
    file: world("secret-paths"),
    before: "for (const path of inputSecrets) if (valueAt(outputs, path) !== undefined) found.push(path);",
    after: "",
  },
  {
    operator: "lose a secret",
    file: world("secret-paths"),
    before: "for (const name of always) if (Object.hasOwn(outputs, name)) found.push([name]);",
    after: "",
  },
  {
    operator: "lose a secret",
    file: protocol("check-inputs"),
    before: "return { inputs, secrets: secretPaths(inputs, given.properties, given.secrets, []), problems };",
    after: "return { inputs, secrets: [], problems };",
  },

  // A value that nobody knows, taken for one.
  {
    operator: "let an unknown through",
    file: protocol("requests"),
    before: "if (hasUnknown(properties)) {",
    after: "if (hasUnknown(properties) && what === '') {",
  },
  {
    operator: "let an unknown through",
    file: protocol("diff"),
    before: "return isAbsent(before) && isAbsent(after) ? true : after !== UNKNOWN && sameValue(before, after);",
    after: "return isAbsent(before) && isAbsent(after) ? true : after === UNKNOWN || sameValue(before, after);",
  },

  // Whether an answer has arrived.
  {
    operator: "forget an acknowledgement",
    file: protocol("answer-diff"),
    before: "if (stored !== undefined) await world.acknowledge([stored]);",
    after: "",
  },
  {
    operator: "forget an acknowledgement",
    file: world("create"),
    before: "if (again !== undefined) return again;",
    after: "",
  },
  {
    operator: "forget an acknowledgement",
    file: world("create"),
    before: ".filter((stored) => !stored.acknowledged && stored.type === subject.facts.type);",
    after: ".filter((stored) => stored.type === subject.facts.type);",
  },

  // A change that is taken for another.
  {
    operator: "misjudge a difference",
    file: protocol("diff"),
    before: "|| ignored.some((pattern) => covers(pattern, path))) return;",
    after: ") return;",
  },
  {
    operator: "misjudge a difference",
    file: protocol("diff"),
    before: 'replaces: verdict === undefined ? subject.replaces(path) : verdict === "replace" });',
    after: 'replaces: verdict === "replace" });',
  },
  {
    operator: "misjudge a difference",
    file: protocol("answer-diff"),
    before:
      "response.setDeletebeforereplace(replacing.length > 0 && (subject.facts.deleteBeforeReplace || keepsName));",
    after: "response.setDeletebeforereplace(false);",
  },

  // What should be gone is not.
  {
    operator: "leave something behind",
    file: world("change"),
    before: "await world.commit({ at, drops: [stored, ...besides].map(keyOf) });",
    after: "await world.commit({ at, drops: [stored].map(keyOf) });",
  },
  {
    operator: "leave something behind",
    file: world("state"),
    before: "for (const [key] of before.stored) this.put(key, undefined);",
    after: "for (const [key] of before.stored.slice(1)) this.put(key, undefined);",
  },

  // The same seed, and yet not the same.
  {
    operator: "lose determinism",
    file: world("mint"),
    before: 'return createHash("sha256").update(JSON.stringify(origin)).digest();',
    after: 'return createHash("sha256").update(JSON.stringify([origin, process.hrtime()])).digest();',
  },
  {
    operator: "lose determinism",
    file: protocol("autoname"),
    before: "if (before !== undefined && filledIn(origin.oldInputs).includes(property)) return before;",
    after: "",
  },
];
