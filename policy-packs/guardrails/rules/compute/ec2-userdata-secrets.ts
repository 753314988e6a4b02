import { valueAt } from "../../facts/must-be";
import { isProperties, listOf, type Properties, textOf, UNKNOWN } from "../../facts/value";
import { controls } from "../../pack/frameworks";
import { type Rule, undetermined, type Verdict, violation } from "../../pack/rule";
import { secretsInText } from "../../secrets/secrets-in-text";
import { LAUNCH_CONFIGURATION, machineTypes, nodeClassTypes, SPOT_FLEET, TEMPLATE } from "../../services/machines";

/** What else is told to a machine when it starts, or when it is made, and where. */
const SCRIPTS: Readonly<Record<string, readonly string[]>> = {
  "aws:imagebuilder/imageRecipe:ImageRecipe": ["userDataBase64"],
  "aws:lightsail/instance:Instance": ["userData"],
  "aws:sagemaker/notebookInstanceLifecycleConfiguration:NotebookInstanceLifecycleConfiguration": [
    "onCreate",
    "onStart",
  ],
  "aws:sagemaker/studioLifecycleConfig:StudioLifecycleConfig": ["studioLifecycleConfigContent"],
  ...Object.fromEntries(nodeClassTypes.map((type) => [type, ["spec.userData"]])),
};

/** Whoever is on a machine reads its user data, and so does everybody who may describe it. */
export const ec2UserdataSecrets: Rule = {
  id: "ec2-userdata-secrets",
  title: "No secret is in the user data of a machine",
  severity: "critical",
  tier: "baseline",
  frameworks: controls({ checkov: ["CKV_AWS_46"] }),
  requirements: ["D-026", "B-028", "K-19"],
  remedy:
    "let the machine read the secret at its start, from Secrets Manager or Parameter Store, by the role of its instance profile",
  types: [...machineTypes, TEMPLATE, LAUNCH_CONFIGURATION, SPOT_FLEET, ...Object.keys(SCRIPTS)],
  check({ type, props }) {
    if (type !== SPOT_FLEET) return dataVerdicts(props, "", SCRIPTS[type]);
    const specifications = listOf(props["launchSpecifications"]);
    if (specifications === UNKNOWN) return [undetermined("launchSpecifications", "the user data is not known")];
    return specifications.flatMap((specification, index) =>
      isProperties(specification) ? dataVerdicts(specification, `launchSpecifications[${index}].`) : [],
    );
  },
};

/** User data, plain or in base64: which of them it is each property says, and anybody may mix them up. */
function dataVerdicts(
  props: Properties,
  prefix: string,
  properties: readonly string[] = ["userData", "userDataBase64"],
): readonly Verdict[] {
  return properties.flatMap((property) => {
    const path = `${prefix}${property}`;
    const data = textOf(valueAt(props, property));
    if (data === undefined) return [];
    if (data === UNKNOWN)
      return [undetermined(path, "the user data is not known, and with it whether it holds a secret")];
    return secretsInText(data).map((kind) => violation(path, `the user data holds ${kind}`));
  });
}
