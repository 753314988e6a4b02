import type { Command } from "commander";
import type { AddCommand } from "./add-command";

/** The commands about releases. */
export function addReleaseCommands(program: Command, add: AddCommand): void {
  const release = program
    .command("release")
    .description("what is promoted: made once, never changed, deployed many times");
  add(
    release,
    "create",
    "make a release of the checkout; of the same checkout it is the same release",
    "./causeway release create",
    async () => (await import("../commands/release-create")).releaseCreate,
  );
  add(
    release,
    "list",
    "the releases of the home, newest first",
    "./causeway release list",
    async () => (await import("../commands/release-list")).releaseList,
  );
  add(
    release,
    "show <id>",
    "what a release is made of; the first digits of an id are enough",
    "./causeway release show 3f9a1c",
    async () => (await import("../commands/release-show")).releaseShow,
  );
  add(
    release,
    "verify <id>",
    "digest every file of a release again; exit 1 names those that are not as they were made",
    "./causeway release verify 3f9a1c",
    async () => (await import("../commands/release-verify")).releaseVerify,
  );
}
