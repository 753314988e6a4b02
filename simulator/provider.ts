import type { CallRequest, CallResponse, ConstructRequest, ConstructResponse } from "@pulumi/pulumi/proto/provider_pb";
import type { Json } from "./encoding";
import type { Problem } from "./errors";
import type { Beside, Inventory, LawContext, Place } from "./law";
import type { Registry } from "./registry";
import type { FactBook, TypeFacts } from "./type-facts";
import type { Properties } from "./values";

/** What a provider's own settings mean. Nested settings may come as JSON texts; they are read here. */
export interface Configuration {
  /** What is wrong with the settings by themselves; unknowns may be there and are not judged. */
  problems(settings: Properties): readonly Problem[];
  /**
   * Account and region that the settings lead to. The inventory is seen from no place: only what it says of everywhere
   * counts. @throws CloudError where the provider would refuse to work
   */
  home(settings: Properties, inventory?: Inventory): Place;
  /** Names of the settings whose change makes another provider, and so replaces all that was made with it. @default none */
  replacing?(before: Properties, after: Properties): readonly string[];
  /** Inputs with what the provider fills in of its settings, before everything else (`region`, `tagsAll`). */
  prepare(inputs: Properties, facts: TypeFacts, settings: Properties): Properties;
}

/** Makes a component with all its children through the engine that asked. */
export type Construct = (
  request: ConstructRequest,
  /** Where the engine that sent the request takes log messages (its Attach said so). */
  engineAddress: string,
) => Promise<ConstructResponse>;

/** Answers a method of a component that the deployment of the engine that asked has. */
export type Call = (request: CallRequest, engineAddress: string) => Promise<CallResponse>;

/** What a package's remote components can be asked for. */
export interface RemoteComponents {
  readonly construct: Construct;
  readonly call: Call;
}

/** One package that the cloud answers for. */
export interface Provider {
  /** `aws`, `awsx`, `eks`, `kubernetes`. */
  readonly name: string;
  /** Version of the npm package whose behaviour it follows. */
  readonly version: string;
  readonly facts: FactBook;
  readonly registry: Registry;
  readonly configuration: Configuration;
  /** What languages without an SDK of their own, such as YAML, are told of the package. @default its name and version */
  readonly schema?: () => Promise<Json>;
  /** What an account has in each region before anybody makes anything there: the default network. */
  foundation(context: LawContext): Promise<readonly Beside[]>;
  /** Loads the package's remote components; left out where it has none. */
  readonly loadComponents?: () => Promise<RemoteComponents>;
}
