import { applicationForms } from "./applications";
import { dataForms } from "./data";
import type { Form } from "./form";
import { identityForms } from "./identity";
import { networkForms } from "./network";

/** Types of `aws-native` that guardrails read, by their own name. All others they do not see: see `opaque-iac`. */
export const forms: Readonly<Record<string, Form>> = {
  ...networkForms,
  ...dataForms,
  ...identityForms,
  ...applicationForms,
};
