import type { FunctionLaw } from "../../law";
import type { Service } from "../../registry";
import { arnOf } from "../arn";
import { mustText } from "../reading";
import { refusal } from "../refusal";
import { aliasType, keyType } from "../types";
import { aliasLaw, keyLaw } from "./key";

/** An alias of the account, or one of the keys that AWS keeps for its services (`alias/aws/ebs`), which are always there. */
const getAlias: FunctionLaw = (args, context) => {
  const name = mustText(args, "name");
  const arn = arnOf(context, "kms", name);
  const alias = context.inventory.get(aliasType, name);
  if (alias !== undefined) return { ...alias.outputs, ...args, id: arn };
  if (!name.startsWith("alias/aws/")) throw refusal("NotFoundException", `Alias ${arn} is not found.`);
  const id = context.mint.uuid(name);
  return { ...args, id: arn, arn, targetKeyId: id, targetKeyArn: arnOf(context, "kms", `key/${id}`) };
};

/** Keys. */
export const kmsService: Service = {
  laws: { [keyType]: keyLaw, [aliasType]: aliasLaw },
  functions: { "aws:kms/getAlias:getAlias": getAlias },
};
