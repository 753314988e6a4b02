import type { FunctionLaw } from "../../law";
import type { Service } from "../../registry";
import { mustText } from "../reading";
import { refusal } from "../refusal";
import * as types from "../types";
import { policyLaw, rolePolicyAttachmentLaw, rolePolicyLaw } from "./policies";
import { getPolicyDocument } from "./policy-document-function";
import { instanceProfileLaw, oidcProviderLaw } from "./profiles-and-providers";
import { roleLaw } from "./role";

const getRole: FunctionLaw = (args, context) => {
  const name = mustText(args, "name");
  const role = context.inventory.get(types.roleType, name);
  if (role === undefined) throw refusal("NoSuchEntity", `The role with name ${name} cannot be found.`);
  return { ...role.outputs, ...args, id: role.id };
};

/** Identities and their policies. */
export const iamService: Service = {
  laws: {
    [types.roleType]: roleLaw,
    [types.policyType]: policyLaw,
    [types.rolePolicyType]: rolePolicyLaw,
    [types.rolePolicyAttachmentType]: rolePolicyAttachmentLaw,
    [types.instanceProfileType]: instanceProfileLaw,
    [types.oidcProviderType]: oidcProviderLaw,
  },
  functions: {
    "aws:iam/getPolicyDocument:getPolicyDocument": getPolicyDocument,
    "aws:iam/getRole:getRole": getRole,
  },
};
