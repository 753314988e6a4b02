import type { Services } from "../registry";

const ec2 = async () => (await import("./ec2/service")).ec2Service;

/** AWS's services with laws or functions of their own, by the module part of a token. */
export const awsServices: Services = {
  ec2,
  vpc: ec2,
};
