import type { Rule } from "../../pack/rule";
import { iamBoundary } from "./iam-boundary";
import { iamCrossEnvironment } from "./iam-cross-environment";
import { iamDataStar } from "./iam-data-star";
import { iamKmsDecryptStar } from "./iam-kms-decrypt-star";
import { iamMaxSession } from "./iam-max-session";
import { iamNoAccessKey } from "./iam-no-access-key";
import { iamNoAdmin } from "./iam-no-admin";
import { iamNoServiceStar } from "./iam-no-service-star";
import { iamNoUserPolicy } from "./iam-no-user-policy";
import { iamPassroleScoped } from "./iam-passrole-scoped";
import { iamPasswordPolicy } from "./iam-password-policy";
import { iamPeopleMfa } from "./iam-people-mfa";
import { iamPrivesc } from "./iam-privesc";
import { iamProductionData } from "./iam-production-data";
import { iamTrust } from "./iam-trust";
import { resourcePolicyPublic } from "./resource-policy-public";

/** Who may do what, and who may become whom. */
export const identityRules: readonly Rule[] = [
  iamBoundary,
  iamCrossEnvironment,
  iamDataStar,
  iamKmsDecryptStar,
  iamMaxSession,
  iamNoAccessKey,
  iamNoAdmin,
  iamNoServiceStar,
  iamNoUserPolicy,
  iamPassroleScoped,
  iamPasswordPolicy,
  iamPeopleMfa,
  iamPrivesc,
  iamProductionData,
  iamTrust,
  resourcePolicyPublic,
];
