import { mustBeText } from "../../facts/must-be";
import { textOf } from "../../facts/value";
import { controls } from "../../pack/frameworks";
import { type Rule, type Verdict, violation } from "../../pack/rule";

const NOTEBOOK = "aws:sagemaker/notebookInstance:NotebookInstance";
const DOMAIN = "aws:sagemaker/domain:Domain";

const ONLINE = "what runs there reaches the internet past the network's rules";

/**
 * Whoever works with data does it where it can be seen what leaves: in a network of ours. A notebook that says nothing is
 * on the internet, and its people are root on it.
 *
 * https://docs.aws.amazon.com/sagemaker/latest/dg/appendix-notebook-and-internet-access.html
 */
export const sagemakerPrivate: Rule = {
  id: "sagemaker-private",
  title: "Notebooks and studios are in a network of ours, and nobody is root in them",
  severity: "high",
  tier: "standard",
  frameworks: controls({ fsbp: ["SageMaker.1", "SageMaker.2", "SageMaker.3"] }),
  requirements: ["D-009"],
  remedy:
    'of a notebook set subnetId and securityGroups, directInternetAccess: "Disabled" and rootAccess: "Disabled"; of a domain appNetworkAccessType: "VpcOnly"',
  types: [NOTEBOOK, DOMAIN],
  check: ({ type, props }): readonly Verdict[] =>
    type === DOMAIN
      ? mustBeText(props, "appNetworkAccessType", (access) => access === "VpcOnly", { message: ONLINE })
      : [
          ...mustBeText(props, "directInternetAccess", (access) => access === "Disabled", { message: ONLINE }),
          ...(textOf(props["subnetId"]) === undefined
            ? [violation("subnetId", "the notebook is in a network of SageMaker's, which nobody can fence")]
            : []),
          ...mustBeText(props, "rootAccess", (access) => access === "Disabled", {
            message: "people are root on the notebook",
          }),
        ],
};
