import type { Problem } from "./errors";
import type { NameOrigin } from "./protocol/autoname";
import type { Path, Properties, Value } from "./values";

/** An account and a region of it. */
export interface Place {
  /** Twelve digits. */
  readonly account: string;
  /**
   * Region code such as `us-east-1`. For types whose scope is the account (IAM, Route 53, CloudFront) it is `global` in
   * the inventory; for objects of a Kubernetes cluster the region, the cluster's name and which cluster of that name it
   * is, with slashes between them, so that no cluster sees another's.
   */
  readonly region: string;
}

/** What exists in an account, as the inventory keeps it. Unknowns never occur here; secrets are plain. */
export interface Resource extends Place {
  /** Pulumi's type token, such as `aws:ec2/vpc:Vpc`. */
  readonly type: string;
  /** The id in AWS's form; unique for its type, account and region. */
  readonly id: string;
  /** The URN that made it; empty for what AWS makes by itself (a VPC's main route table) and for the account's default network. */
  readonly urn: string;
  /** The checked inputs of its last create or update. */
  readonly inputs: Properties;
  /** Everything it answers with, inputs included. */
  readonly outputs: Properties;
  /** Virtual time of its creation, milliseconds since 1970. */
  readonly createdAt: number;
  /** Key (see resourceKey) of the resource that it was made beside and goes away with. */
  readonly owner?: string;
  /** Set after a delete that AWS keeps a recovery window for: the virtual time at which it is gone for good. */
  readonly recoverableUntil?: number;
}

/** Reads of what exists. Resources inside a recovery window are seen only through `retained`. */
export interface Inventory {
  /** The resource of this place (or of the account, for types of account scope) with this id. */
  get(type: string, id: string): Resource | undefined;
  /** All of a type in this place, in the order of their ids. */
  list(type: string): readonly Resource[];
  /** Those of a type in this place whose output of this name is this text, number or boolean. Indexed: cheap. */
  where(type: string, property: string, value: string | number | boolean): readonly Resource[];
  /** All of a type in every account and region, for names that are unique in all of AWS and for peers elsewhere. */
  everywhere(type: string): readonly Resource[];
  /** Whatever has this ARN, in any account and region. */
  byArn(arn: string): Resource | undefined;
  /** Deleted resources of a type in this place that can still be recovered. */
  retained(type: string): readonly Resource[];
}

/** Makes what AWS would make up. The same resource of the same seed always gets the same; `purpose` tells several apart. */
export interface Mint {
  /** Lower-case hexadecimal digits. */
  hex(length: number, purpose?: string): string;
  /** Decimal digits, the first not 0. */
  digits(length: number, purpose?: string): string;
  /** Capital letters and digits, as in IAM's unique ids. */
  letters(length: number, purpose?: string): string;
  /** A version 4 UUID. */
  uuid(purpose?: string): string;
  /** An EC2-like id: the prefix, a dash and 17 hexadecimal digits, such as `vpc-0a1b…`. */
  id(prefix: string, purpose?: string): string;
  /** A whole number from 0 up to and without `below`. */
  number(below: number, purpose?: string): number;
}

/** What a law may know while it judges. It changes nothing itself: it returns what becomes of the resource. */
export interface LawContext {
  readonly place: Place;
  /** `aws`, `aws-cn` or `aws-us-gov`, by region. */
  readonly partition: string;
  readonly urn: string;
  /** Pulumi's type token of the resource, or the function's token. */
  readonly type: string;
  readonly inventory: Inventory;
  /** Virtual time, milliseconds since 1970. */
  readonly now: number;
  readonly mint: Mint;
  /** The provider's settings on this connection, as they came (such as `kubeconfig`). */
  readonly settings: Properties;
}

/** A resource that AWS makes by itself beside the one that was asked for, such as a VPC's main route table. */
export interface Beside {
  readonly type: string;
  readonly id: string;
  readonly outputs: Properties;
  /** Key of what it goes away with. @default what it was made beside */
  readonly owner?: string;
}

/** What came of a create. */
export interface Created {
  readonly id: string;
  /** Outputs beyond the inputs; they win over inputs and over what the catalog fills in. */
  readonly outputs: Properties;
  /** Made with it; gone when it is deleted. */
  readonly beside?: readonly Beside[];
  /** Key of what it goes away with, such as a cluster or a namespace. @default nothing */
  readonly owner?: string;
}

/** One place where old and new inputs differ, in a Diff. */
export interface Change {
  readonly path: Path;
  /** `undefined` where the property was added. */
  readonly before: Value | undefined;
  /** `undefined` where the property was taken away; UNKNOWN where the preview cannot tell. */
  readonly after: Value | undefined;
  readonly oldInputs: Properties;
  readonly newInputs: Properties;
  /** What the resource answered with last. */
  readonly oldOutputs: Properties;
}

/** How AWS takes a change. `same`: it means the same to AWS (an equal policy document in other words), nothing is to be done. */
export type Verdict = "same" | "update" | "replace";

/** What becomes of a resource that was asked to go. */
export type Removal = "gone" | { readonly recoverableUntil: number };

/**
 * What one resource type obeys beyond its catalog entry. Every part may be left out; the catalog's generic behaviour
 * then stands: inputs answered back, an id in AWS's form, an ARN, typed values for what AWS computes.
 * Laws are pure: same arguments, same answer. They throw CloudError where AWS refuses.
 */
export interface Law {
  /**
   * Inputs with the defaults that depend on other inputs. After the catalog's defaults, before `check`; unknowns may be
   * there. `naming` is for laws that make up names in another way than the catalog does.
   */
  complete?(inputs: Properties, context: LawContext, naming?: NameOrigin): Properties;
  /** What is wrong with the inputs by themselves. Unknowns may be there and are not judged. Called on every Check, also in previews. */
  check?(inputs: Properties, context: LawContext): readonly Problem[];
  /**
   * How a change is taken, where the catalog's list of replacing properties is not the whole truth; `undefined` leaves it
   * to the catalog. Asked from the outside in: first for the whole property (a set in another order can be `same`), and
   * when that is left open, for what differs inside it.
   */
  judge?(change: Change, context: LawContext): Verdict | undefined;
  /**
   * Refuses a create or a change because of what else there is; called before `create` and `update`, and enough by itself
   * where the catalog's id and outputs do. `self` is the resource that is to change. Never called in previews. Throws
   * CloudError.
   */
  verify?(inputs: Properties, context: LawContext, self?: Resource): void;
  /** The id and outputs of a new resource. Never called in previews. */
  create?(inputs: Properties, context: LawContext): Created;
  /** Outputs after a change in place, beyond the new inputs. Never called in previews. */
  update?(resource: Resource, inputs: Properties, context: LawContext): Properties;
  /** Called right after create and update: reasons why it exists and yet does not work (empty: all is well); the engine keeps it and tries again. */
  settle?(resource: Resource, context: LawContext): readonly string[];
  /**
   * The id of what an import names, for a type that the provider imports by something else than its id; `undefined`
   * where there is no such resource. Throws CloudError for a name of another form.
   */
  importedId?(name: string, context: LawContext): string | undefined;
  /** Outputs that follow from other resources (attached rules, peering states), over those stored. On Read only: a law that looks at another resource sees what is stored. */
  read?(resource: Resource, context: LawContext): Properties;
  /** Whether it may go, and how. Throws CloudError (DependencyViolation, deletion protection, not empty). */
  remove?(resource: Resource, context: LawContext): Removal;
  /** Whether the deletion protection of this resource can be lifted, and the inputs that lift it; for `unprotect`. */
  unprotect?(resource: Resource): Properties;
}

/** A data source (`getAvailabilityZones`): its arguments in, its result out. Throws CloudError. */
export type FunctionLaw = (args: Properties, context: LawContext) => Properties;
