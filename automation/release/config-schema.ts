import { z } from "zod";
import { unquoted } from "../../settings/parse";

/** The settings of a stack file with their values, however they are written: the plain command line puts all in quotes. */
export const configSchema = z
  .record(z.string(), z.unknown())
  .transform((config) => Object.fromEntries(Object.entries(config).map(([key, value]) => [key, unquoted(key, value)])));
