import type { Rule } from "../../rule";
import { eksEndpoint } from "./eks-endpoint";

/** Clusters, their access and their nodes. */
export const eksRules: readonly Rule[] = [eksEndpoint];
