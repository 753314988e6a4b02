// The Pulumi program: a stack's settings, composed by their kind; what it returns are the stack's outputs.
import { loadSettings } from "./settings/load";
import type { Settings } from "./settings/schema";
import { composeEnvironment } from "./stacks/environment";
import { composeSharedServices } from "./stacks/shared-services";

function compose(settings: Settings) {
  return settings.kind === "environment" ? composeEnvironment(settings) : composeSharedServices(settings);
}

export = compose(loadSettings());
