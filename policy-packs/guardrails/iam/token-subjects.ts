/** Whose token it is: a repository and what runs of it, a service account, a workspace. */
export function isSubjectKey(key: string): boolean {
  return /:(sub|job_workflow_ref|repository|repository_id)$/.test(key);
}

/** For whom the token was made; Cognito's tells the pool. */
export function isAudienceKey(key: string): boolean {
  return /:(aud|oaud|app_id)$/.test(key);
}

/**
 * Whom a subject is of: `acme/app` of `repo:acme/app:ref:…`, the repository of `{repository}:{step}` (Bitbucket), the
 * project of `org/…/project/…/user/…` (CircleCI).
 */
function ownerIn(subject: string): string {
  const [first = "", second = ""] = subject.split(":");
  if (/^\{[^}]*\}$/.test(first)) return first;
  return /^org\/[^/]+\/project\/[^/]+(?=\/user\/)/.exec(subject)?.[0] ?? second;
}

/** What is too wide about a subject; undefined where it is somebody in particular. */
export function tooWideSubject(subject: string, isProduction: boolean): string | undefined {
  if (isProduction && /^repo:[^:]*:pull_request$/.test(subject)) return "pull requests, to which nobody has agreed yet";
  // The plan and the apply of one workspace are the same.
  const told = subject.replace(/:run_phase:\*$/, "");
  if (!/[*?]/.test(told)) return undefined;
  if (told.startsWith("system:serviceaccount:")) return "any service account of several";
  const who = ownerIn(told);
  if (/^[*?]/.test(told) || who === "" || /[*?]/.test(who)) return "anybody of several";
  return isProduction ? "several branches, tags or environments" : undefined;
}
