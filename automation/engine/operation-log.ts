import type { EngineEvent, OpType, StepEventMetadata } from "@pulumi/pulumi/automation";
import { valueAtPath } from "./property-path";

/** How many resources an operation makes, changes, makes anew, removes and leaves as they are. */
export interface Changes {
  readonly create: number;
  readonly update: number;
  readonly replace: number;
  readonly delete: number;
  readonly same: number;
}

/** One property that differs, with its old and new value as the engine shows them (secrets are masked by it). */
export interface ChangedProperty {
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** One resource that an operation changes. */
export interface ChangedResource {
  readonly urn: string;
  readonly type: string;
  readonly operation: "create" | "update" | "replace" | "delete";
  readonly properties: readonly ChangedProperty[];
}

const changedBy: Partial<Record<OpType, ChangedResource["operation"]>> = {
  create: "create",
  update: "update",
  replace: "replace",
  delete: "delete",
};

/** Everything worth keeping of an operation's events, taken in one after the other. */
export class OperationLog {
  #changes: Changes | undefined;
  #outputs: Record<string, unknown> = {};
  readonly #changed = new Map<string, ChangedResource>();
  readonly #running = new Map<string, { readonly type: string; readonly since: number }>();
  readonly #errors: { readonly urn: string; readonly message: string }[] = [];
  readonly #retained: { readonly urn: string; readonly reason: string }[] = [];
  #finished = 0;
  #runs = 0;
  #policyPacks: readonly string[] = [];
  #mayBeCorrupt = false;

  /** Takes in one event. @param now the time it came, milliseconds */
  take(event: EngineEvent, now: number): void {
    if (event.preludeEvent) this.#startRun();
    if (event.summaryEvent) this.#takeSummary(event.summaryEvent);
    if (event.resourcePreEvent) this.#takeStart(event.resourcePreEvent.metadata, now);
    if (event.resOutputsEvent) this.#takeEnd(event.resOutputsEvent.metadata);
    if (event.resOpFailedEvent) this.#running.delete(event.resOpFailedEvent.metadata.urn);
    const diagnostic = event.diagnosticEvent;
    if (diagnostic?.severity === "error" && !diagnostic.ephemeral) {
      const message = withoutColour(diagnostic.message).trim();
      // The engine ends with a line that only says that something failed; the reason was told before.
      if (message !== "" && !/^(update|preview|refresh|destroy) failed$/.test(message)) {
        this.#errors.push({ urn: diagnostic.urn ?? "", message });
      }
    }
  }

  /** The counts, known when the engine has finished; undefined before, and when it broke off without a word. */
  get changes(): Changes | undefined {
    return this.#changes;
  }

  /** The stack's outputs; secrets are masked. */
  get outputs(): Readonly<Record<string, unknown>> {
    return this.#outputs;
  }

  /** Resources that change, in the order in which the engine came to them. */
  get changed(): readonly ChangedResource[] {
    return [...this.#changed.values()];
  }

  /** What went wrong, each with the URN of the resource it belongs to (empty: the program or the stack). */
  get errors(): readonly { readonly urn: string; readonly message: string }[] {
    return this.#errors;
  }

  /** What is being worked on now, longest first. */
  get running(): readonly { readonly urn: string; readonly type: string; readonly since: number }[] {
    return [...this.#running].map(([urn, work]) => ({ urn, ...work })).toSorted((a, b) => a.since - b.since);
  }

  /** How many resources are done. */
  get finished(): number {
    return this.#finished;
  }

  /** Resources that left the state while they stay in the cloud on purpose. */
  get retained(): readonly { readonly urn: string; readonly reason: string }[] {
    return this.#retained;
  }

  /** How often the engine has begun: an update that is previewed first begins twice, and what is told is the second. */
  get runs(): number {
    return this.#runs;
  }

  /** Names of the policy packs that the engine ran. */
  get policyPacks(): readonly string[] {
    return this.#policyPacks;
  }

  /** Whether the engine says that its state may not be what the cloud holds. */
  get mayBeCorrupt(): boolean {
    return this.#mayBeCorrupt;
  }

  #startRun(): void {
    this.#runs += 1;
    this.#changes = undefined;
    this.#outputs = {};
    this.#changed.clear();
    this.#running.clear();
    this.#finished = 0;
  }

  #takeSummary(summary: NonNullable<EngineEvent["summaryEvent"]>): void {
    const counts = summary.resourceChanges;
    this.#mayBeCorrupt = summary.maybeCorrupt;
    this.#policyPacks = policyPacksOf(summary);
    this.#changes = {
      create: counts.create ?? 0,
      update: counts.update ?? 0,
      replace: counts.replace ?? 0,
      delete: counts.delete ?? 0,
      same: counts.same ?? 0,
    };
  }

  #takeStart(metadata: StepEventMetadata, now: number): void {
    const operation = changedBy[metadata.op];
    if (metadata.op !== "same") this.#running.set(metadata.urn, { type: metadata.type, since: now });
    if (operation === undefined || this.#changed.get(metadata.urn)?.operation === "replace") return;
    const { urn, type } = metadata;
    this.#changed.set(urn, { urn, type, operation, properties: changedProperties(metadata) });
  }

  #takeEnd(metadata: StepEventMetadata): void {
    this.#running.delete(metadata.urn);
    this.#finished += 1;
    if (metadata.type === "pulumi:pulumi:Stack") this.#outputs = metadata.new?.outputs ?? {};
    if (metadata.op === "delete" && metadata.old?.retainOnDelete === true) {
      this.#retained.push({ urn: metadata.urn, reason: "kept on purpose (retainOnDelete)" });
    }
  }
}

/** The engine writes `PolicyPacks` where the typings say `policyPacks`, and a local pack as `name|local|folder`. */
function policyPacksOf(summary: object): readonly string[] {
  const packs: unknown = Object.entries(summary).find(([name]) => name.toLowerCase() === "policypacks")?.[1];
  return typeof packs === "object" && packs !== null
    ? Object.keys(packs).map((pack) => pack.replace(/\|.*$/s, ""))
    : [];
}

/** The properties that a step changes: the deepest paths that the provider named, each with both values. */
function changedProperties(metadata: StepEventMetadata): ChangedProperty[] {
  const paths = Object.keys(metadata.detailedDiff ?? {});
  return (paths.length > 0 ? paths : (metadata.diffs ?? [])).map((path) => ({
    path,
    before: valueAtPath(metadata.old?.inputs, path) ?? valueAtPath(metadata.old?.outputs, path),
    after: valueAtPath(metadata.new?.inputs, path),
  }));
}

/** The engine's messages carry marks such as `<{%reset%}>` where a terminal would change colour. */
function withoutColour(message: string): string {
  return message.replaceAll(/<\{%.*?%\}>/g, "");
}
