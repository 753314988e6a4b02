import { output } from "@pulumi/pulumi";
import { type ConstructRequest, ConstructResponse } from "@pulumi/pulumi/proto/provider_pb";
import type { Construct } from "../provider";
import type { Apart } from "./apart";
import { makerOf } from "./components";
import { optionsOf } from "./options";
import { sdk } from "./sdk";
import { answered } from "./values";

/**
 * Makes the function that answers Construct: it makes the component's resources through the monitor that the request
 * names and says what the component's outputs are. It rejects with a Refusal.
 */
export function createConstruct(apart: Apart): Construct {
  return (request, engineAddress) => apart(request, engineAddress, () => answer(request));
}

async function answer(request: ConstructRequest): Promise<ConstructResponse> {
  const [type, name] = [request.getType(), request.getName()];
  const make = makerOf(type);
  const inputs = await sdk.deserializeInputs(request.getInputs(), request.getInputdependenciesMap());
  const made = make(name, inputs, optionsOf(request));
  const urn = await sdk.promiseOf(output(made.urn));
  const { values, dependencies } = await answered(`construct(${type}, ${name})`, made.state);
  const response = new ConstructResponse().setUrn(urn).setState(values);
  for (const [key, urns] of dependencies) {
    const listed = new ConstructResponse.PropertyDependencies().setUrnsList(urns);
    response.getStatedependenciesMap().set(key, listed);
  }
  return response;
}
