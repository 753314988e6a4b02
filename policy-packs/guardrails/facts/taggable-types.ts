import list from "../generated/taggable-types.json";
import { canonicalType } from "./resource";

/** Types of the AWS provider that take tags, and so the provider's default tags. A test holds them to its catalog. */
export const taggableTypes: ReadonlySet<string> = new Set(list.map((type) => canonicalType(type)));
