import { required } from "../setting";
import { instanceTypeValue } from "./cluster";

/** The host that sessions are tunnelled through. An environment has one as soon as it states bastionInstanceType. */
export const bastionSettings = {
  bastionInstanceType: required(instanceTypeValue, {
    doc: "The instance type of the bastion, which only Session Manager reaches. Stating it switches the bastion on.",
    unit: "instance type",
    example: "t3.nano",
    change: "adds or removes the bastion; another type stops and starts it",
    sources: ["D-018", "XI-11", "C-017"],
  }),
} as const;
