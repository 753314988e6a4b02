import { type DiffRequest, DiffResponse, PropertyDiff } from "@pulumi/pulumi/proto/provider_pb";
import { type Properties, pathText, textOf } from "../values";
import { find } from "../world/change";
import { contextOf, placeOf, type Subject } from "../world/subject";
import type { World } from "../world/world";
import { filledIn } from "./autoname";
import { type Difference, type DifferenceKind, differences, roots } from "./diff";
import { fromWire } from "./wire";

/** Answers Diff: what differs between old and new inputs, what of it replaces, and which of two goes first. */
export async function answerDiff(world: World, subject: Subject, request: DiffRequest): Promise<DiffResponse> {
  const oldOutputs = fromWire(request.getOlds()).properties;
  const oldInputs = fromWire(request.getOldInputs()).properties;
  const newInputs = fromWire(request.getNews()).properties;
  const stored = find(world, subject, request.getId(), oldOutputs);
  if (stored !== undefined) await world.acknowledge([stored]);
  const context = contextOf(world, subject, placeOf(subject, oldInputs), 0);
  const changed = differences({
    oldInputs,
    newInputs,
    oldOutputs,
    ignoreChanges: request.getIgnorechangesList(),
    replaces: (path) => subject.facts.replaces(path),
    unordered: (path) => subject.facts.unordered?.(path) === true,
    judge: (change) => subject.law?.judge?.(change, context),
  });
  return diffResponse(changed, subject, oldInputs, newInputs);
}

function diffResponse(
  found: readonly Difference[],
  subject: Subject,
  oldInputs: Properties,
  newInputs: Properties,
): DiffResponse {
  const response = new DiffResponse();
  const replacing = found.filter((difference) => difference.replaces);
  response.setChanges(found.length === 0 ? DiffResponse.DiffChanges.DIFF_NONE : DiffResponse.DiffChanges.DIFF_SOME);
  response.setDiffsList([...roots(found)]);
  response.setReplacesList([...roots(replacing)]);
  response.setHasdetaileddiff(true);
  const detailed = response.getDetaileddiffMap();
  for (const { path, kind, replaces } of found) {
    detailed.set(pathText(path), new PropertyDiff().setKind(kindOf(kind, replaces)).setInputdiff(true));
  }
  const keepsName = replacing.length > 0 && keepsItsName(subject, oldInputs, newInputs);
  response.setDeletebeforereplace(replacing.length > 0 && (subject.facts.deleteBeforeReplace || keepsName));
  return response;
}

/** Two of one name cannot be at the same time: when the program gave the name, the old one has to go first. */
function keepsItsName(subject: Subject, oldInputs: Properties, newInputs: Properties): boolean {
  if (subject.facts.keepsName !== undefined) return subject.facts.keepsName(oldInputs, newInputs);
  const property = subject.facts.autoName?.property;
  if (property === undefined) return false;
  const name = textOf(newInputs, property);
  return name !== undefined && name === textOf(oldInputs, property) && !filledIn(newInputs).includes(property);
}

function kindOf(kind: DifferenceKind, replaces: boolean): PropertyDiff.Kind {
  switch (kind) {
    case "add":
      return replaces ? PropertyDiff.Kind.ADD_REPLACE : PropertyDiff.Kind.ADD;
    case "delete":
      return replaces ? PropertyDiff.Kind.DELETE_REPLACE : PropertyDiff.Kind.DELETE;
    case "update":
      return replaces ? PropertyDiff.Kind.UPDATE_REPLACE : PropertyDiff.Kind.UPDATE;
    default:
      return kind satisfies never;
  }
}
