import type { Law, LawContext } from "../../law";
import type { Properties } from "../../values";
import { isOn, mustText } from "../reading";
import { refusal } from "../refusal";
import { deliveryChannelType, recorderType } from "../types";

/** Whether a recorder runs; it starts only when its recordings have a way out. */
export const recorderStatusLaw: Law = {
  create(inputs, context) {
    const name = mustText(inputs, "name");
    checkStart(name, inputs, context);
    return { id: name, outputs: {} };
  },

  update(resource, inputs, context) {
    checkStart(resource.id, inputs, context);
    return {};
  },
};

function checkStart(name: string, inputs: Properties, context: LawContext): void {
  if (context.inventory.get(recorderType, name) === undefined)
    throw refusal(
      "NoSuchConfigurationRecorderException",
      `Cannot find configuration recorder with the specified name '${name}'.`,
    );
  if (isOn(inputs, "isEnabled") && context.inventory.list(deliveryChannelType).length === 0)
    throw refusal(
      "NoAvailableDeliveryChannelException",
      "Delivery channel is not available to start configuration recorder. Make the delivery channel first.",
      "precondition",
    );
}
