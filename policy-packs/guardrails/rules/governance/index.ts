import type { Rule } from "../../rule";
import { tagRequired } from "./tag-required";

/** What holds for resources of every kind: tags, regions, cost and protection. */
export const governanceRules: readonly Rule[] = [tagRequired];
