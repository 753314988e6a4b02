import { CheckFailure, type CheckRequest, CheckResponse } from "@pulumi/pulumi/proto/provider_pb";
import type { Provider } from "../provider";
import { type Properties, sameValue } from "../values";
import { contextOf, placeOf, type Subject } from "../world/subject";
import type { World } from "../world/world";
import { checkInputs } from "./check-inputs";
import { namingWish } from "./naming-wish";
import { nameOfUrn } from "./requests";
import { fromWire, toWire } from "./wire";

/** Answers Check: the inputs as the provider completes them, and what is wrong with them. */
export async function answerCheck(
  world: World,
  provider: Provider,
  subject: Subject,
  request: CheckRequest,
): Promise<CheckResponse> {
  const oldInputs = fromWire(request.getOlds()).properties;
  await acknowledge(world, subject, oldInputs);
  const generation = world.state.timesMade(subject.urn) - unusedOf(world, subject);
  const naming = {
    resource: nameOfUrn(subject.urn),
    urn: subject.urn,
    generation,
    seed: world.seed,
    oldInputs,
    wish: namingWish(request),
  };
  const result = checkInputs(subject, fromWire(request.getNews()), provider.configuration, naming, (inputs) =>
    contextOf(world, subject, placeOf(subject, inputs), generation),
  );
  const failures = result.problems.map((problem) =>
    new CheckFailure().setProperty(problem.property).setReason(problem.reason),
  );
  return new CheckResponse().setInputs(toWire(result.inputs, result.secrets)).setFailuresList(failures);
}

/** Old inputs come from the engine's state: whoever has them has heard of the resource. A forced replacement asks for no Diff. */
async function acknowledge(world: World, subject: Subject, oldInputs: Properties): Promise<void> {
  if (Object.keys(oldInputs).length === 0) return;
  await world.acknowledge(world.state.ofUrn(subject.urn).filter((stored) => sameValue(stored.inputs, oldInputs)));
}

/** A creation that nobody has heard of yet does not count: asked again, it is named as before. */
function unusedOf(world: World, subject: Subject): number {
  return world.state.ofUrn(subject.urn).filter((stored) => !stored.acknowledged).length;
}
