/** Whose token it is: a repository and what runs of it, a service account, a workspace. */
export function isSubjectKey(key: string): boolean {
  return /:(sub|job_workflow_ref|repository|repository_id)$/.test(key);
}

/** For whom the token was made; Cognito's tells the pool. */
export function isAudienceKey(key: string): boolean {
  return /:(aud|oaud|app_id)$/.test(key);
}

/** What is too wide about a subject; undefined where it is somebody in particular. */
export function tooWideSubject(subject: string, isProduction: boolean): string | undefined {
  if (!/[*?]/.test(subject)) return undefined;
  if (subject.startsWith("system:serviceaccount:")) return "any service account of several";
  const [, who = ""] = subject.split(":");
  if (/^[*?]/.test(subject) || who === "" || /[*?]/.test(who)) return "anybody of several";
  return isProduction ? "several branches, tags or environments" : undefined;
}
