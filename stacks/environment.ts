import * as pulumi from "@pulumi/pulumi";
import { project } from "../components/naming";
import type { EnvironmentSettings } from "../settings/schema";
import { composeFoundation, foundationOutputs } from "./foundation";
import { decodeSharedServicesOutputs, type EnvironmentOutputs, type Pending } from "./outputs";

/** Composes one environment from its settings. */
export function composeEnvironment(settings: EnvironmentSettings): Pending<EnvironmentOutputs> {
  const shared = sharedServices(settings.sharedServicesStack);
  const foundation = composeFoundation(settings, {
    appPort: settings.appPort,
    memberAccountIds: [],
    centralLogBucketArn: shared.apply(({ centralLogBucketArn }) => centralLogBucketArn),
  });
  return { kind: "environment", ...foundationOutputs(settings, foundation) };
}

/** What the shared services tell this environment; a preview fails when that stack does not exist. */
function sharedServices(stack: string) {
  const reference = new pulumi.StackReference(`organization/${project}/${stack}`);
  return reference.outputs.apply((outputs) => decodeSharedServicesOutputs(stack, outputs));
}
