import { textOf, UNKNOWN } from "../../facts/value";
import { type Rule, undetermined } from "../../pack/rule";
import { mustBeCustomerKey } from "../../services/customer-keys";
import { inlineReplicas } from "../../services/replicas";

const PARAMETER = "aws:ssm/parameter:Parameter";
const message = "the secret is encrypted with a key that AWS manages: whoever may decrypt anything may read it";

/** Who may read a secret is decided by the key as well, in each region that it is copied to. */
export const smKms: Rule = {
  id: "sm-kms",
  title: "Secrets and secure parameters are encrypted with a key of ours",
  severity: "medium",
  tier: "standard",
  frameworks: [],
  requirements: ["K-19", "B-016", "D-023"],
  remedy: "set kmsKeyId (a parameter's keyId) to the environment's key (components/secrets/secrets.ts)",
  types: ["aws:secretsmanager/secret:Secret", PARAMETER],
  check(resource) {
    const { type, props } = resource;
    if (type !== PARAMETER) {
      return [
        ...mustBeCustomerKey(props, "kmsKeyId", message),
        ...inlineReplicas(resource, (replica) => mustBeCustomerKey(replica, "kmsKeyId", message)),
      ];
    }
    const kind = textOf(props["type"]);
    if (kind === UNKNOWN) return [undetermined("type", "whether the parameter is encrypted is not known")];
    return kind === "SecureString" ? mustBeCustomerKey(props, "keyId", message) : [];
  },
};
