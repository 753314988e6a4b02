import { type CallRequest, CallResponse } from "@pulumi/pulumi/proto/provider_pb";
import type { Call } from "../provider";
import type { Apart } from "./apart";
import { methodOf } from "./methods";
import { sdk } from "./sdk";
import { answered } from "./values";

/**
 * Makes the function that answers Call: a method of a component that the deployment has, which the engine hands over as
 * the argument `__self__`. It rejects with a Refusal.
 */
export function createCall(apart: Apart): Call {
  return (request, engineAddress) => apart(request, engineAddress, () => answer(request));
}

async function answer(request: CallRequest): Promise<CallResponse> {
  const token = request.getTok();
  const method = methodOf(token);
  const args = await sdk.deserializeInputs(request.getArgs(), request.getArgdependenciesMap());
  const { values, dependencies } = await answered(`call(${token})`, method(args));
  const response = new CallResponse().setReturn(values);
  for (const [key, urns] of dependencies) {
    response.getReturndependenciesMap().set(key, new CallResponse.ReturnDependencies().setUrnsList(urns));
  }
  return response;
}
