import type { Command } from "commander";
import type { CommandContext, CommandResult } from "../context";

/** A command: given its context, its flags and the words after it, it answers. */
export type Run<Options> = (
  context: CommandContext,
  options: Options,
  words: readonly string[],
) => Promise<CommandResult>;

/** Loads what a command needs only when it runs, so that `--help` stays quick. */
export type Load<Options> = () => Promise<Run<Options>>;

/** Adds a command with its usage, what it does, and an example. */
export type AddCommand = <Options>(
  parent: Command,
  usage: string,
  description: string,
  example: string,
  load: Load<Options>,
) => Command;
