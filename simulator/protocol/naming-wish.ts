import { CheckRequest } from "@pulumi/pulumi/proto/provider_pb";
import type { NamingWish } from "./autoname";

/** What a Check request says about names; nothing where the engine leaves it to the provider. */
export function namingWish(request: CheckRequest): NamingWish | undefined {
  const options = request.getAutonaming();
  if (options === undefined) return undefined;
  const modes = CheckRequest.AutonamingOptions.Mode;
  const name = options.getProposedName();
  switch (options.getMode()) {
    case modes.PROPOSE:
      return { mode: "propose", name };
    case modes.ENFORCE:
      return { mode: "enforce", name };
    case modes.DISABLE:
      return { mode: "disable", name };
    default:
      return undefined;
  }
}
