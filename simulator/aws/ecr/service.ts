import type { FunctionLaw } from "../../law";
import type { Service } from "../../registry";
import { textOf } from "../../values";

/** How long a token lets one in. */
const TWELVE_HOURS = 12 * 60 * 60 * 1000;

const GET_TOKEN = "aws:ecr/getAuthorizationToken:getAuthorizationToken";

/** What Docker logs in to the account's registry with: the user is always `AWS`. */
const getAuthorizationToken: FunctionLaw = (args, context) => {
  const { account, region } = context.place;
  const registry = textOf(args, "registryId") ?? account;
  const where = textOf(args, "region") ?? region;
  const password = context.mint.hex(64, `${registry}/${where}`);
  return {
    ...args,
    id: where,
    region: where,
    userName: "AWS",
    password,
    authorizationToken: Buffer.from(`AWS:${password}`).toString("base64"),
    proxyEndpoint: `https://${registry}.dkr.ecr.${where}.${context.partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com"}`,
    expiresAt: new Date(context.now + TWELVE_HOURS).toISOString(),
  };
};

/** Registries of images. */
export const ecrService: Service = {
  laws: {},
  functions: { [GET_TOKEN]: getAuthorizationToken },
  secretResults: { [GET_TOKEN]: ["authorizationToken", "password"] },
};
