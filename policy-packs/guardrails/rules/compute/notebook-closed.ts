import { mustBeText } from "../../facts/must-be";
import { controls } from "../../pack/frameworks";
import type { Rule } from "../../pack/rule";

const isOff = (text: string): boolean => text.toLowerCase() === "disabled";

/**
 * What is written in a notebook runs with its role, on data of ours: its way out is the VPC's, where somebody looks, and
 * whoever writes is not root. Not set means a way of its own, and root.
 */
export const notebookClosed: Rule = {
  id: "notebook-closed",
  title: "Notebooks have no way to the internet of their own, no root and no IMDSv1",
  severity: "high",
  tier: "standard",
  frameworks: controls({
    fsbp: ["SageMaker.1", "SageMaker.3"],
    checkov: ["CKV_AWS_122", "CKV_AWS_307", "CKV_AWS_371"],
  }),
  requirements: ["D-013"],
  remedy:
    'set directInternetAccess: "Disabled" with subnetId and securityGroups, rootAccess: "Disabled" and minimumInstanceMetadataServiceVersion: "2"',
  types: ["aws:sagemaker/notebookInstance:NotebookInstance"],
  check: ({ props }) => [
    ...mustBeText(props, "directInternetAccess", isOff, {
      message: "the notebook has a way to the internet that passes by the VPC",
    }),
    ...mustBeText(props, "rootAccess", isOff, { message: "whoever writes in the notebook is root on its machine" }),
    ...mustBeText(
      props,
      "instanceMetadataServiceConfiguration.minimumInstanceMetadataServiceVersion",
      (text) => text !== "1",
      { message: "the metadata service answers without a session token (IMDSv1)", unset: true },
    ),
  ],
};
