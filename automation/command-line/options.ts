import { Option } from "commander";

/** `--target-cloud embedded`: only ever away from a real cloud. */
export function targetCloud(): Option {
  return new Option("--target-cloud <cloud>", "work on the embedded cloud instead").choices(["embedded"]);
}
