import type { Law } from "../../law";
import { textOf } from "../../values";
import { globalArn } from "../arn";
import { withinQuota } from "../quotas";
import { isGiven, mustText } from "../reading";
import { refusal } from "../refusal";
import { instanceProfileType, oidcProviderType } from "../types";
import { givenName, nameProblems, pathOf } from "./names";
import { roleOf } from "./policies";

/** What a machine carries to act as a role. */
export const instanceProfileLaw: Law = {
  check: (inputs) => nameProblems(inputs, 128),

  create(inputs, context) {
    const name = givenName(inputs, context);
    if (context.inventory.get(instanceProfileType, name) !== undefined)
      throw refusal("EntityAlreadyExists", `Instance Profile ${name} already exists.`);
    if (isGiven(inputs, "role")) roleOf(inputs, context);
    return {
      id: name,
      outputs: {
        name,
        arn: globalArn(context, "iam", `instance-profile${pathOf(inputs)}${name}`),
        uniqueId: `AIPA${context.mint.letters(17)}`,
        createDate: new Date(context.now).toISOString(),
      },
    };
  },

  update(_resource, inputs, context) {
    if (isGiven(inputs, "role")) roleOf(inputs, context);
    return {};
  },
};

/** Trust in tokens of an OpenID Connect issuer; one for each address. */
export const oidcProviderLaw: Law = {
  check(inputs) {
    const url = textOf(inputs, "url");
    return url === undefined || /^(https:\/\/)?[\w.-]+(\/[\w./-]*)?$/.test(url)
      ? []
      : [{ property: "url", reason: `"${url}" is no address of an issuer; expected https:// and a host.` }];
  },

  create(inputs, context) {
    const url = mustText(inputs, "url").replace("https://", "");
    const providers = context.inventory.list(oidcProviderType);
    if (providers.some((one) => textOf(one.outputs, "url")?.replace("https://", "") === url))
      throw refusal("EntityAlreadyExists", `Provider with url https://${url} already exists.`);
    withinQuota("identityProviders", providers.length);
    const arn = globalArn(context, "iam", `oidc-provider/${url}`);
    return {
      id: arn,
      outputs: { arn, url, thumbprintLists: inputs.thumbprintLists ?? ["9e99a48a9960b14926bb7f3b02e22da2b0ab7280"] },
    };
  },
};
