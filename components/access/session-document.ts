/** What a session is held to. */
export interface SessionPreferences {
  /** The log group that gets a transcript of every session, line by line. */
  readonly logGroupName: string;
  /** ARN of the key that encrypts the session's own channel. */
  readonly keyArn: string;
}

/** Minutes without a keystroke after which a session ends, and minutes after which it ends in any case. */
const idleMinutes = 20;
const longestMinutes = 60;

/** The session document (schema 1.0): everything is logged while it happens, encrypted, and nobody becomes root. */
export function sessionDocument({ logGroupName, keyArn }: SessionPreferences): string {
  return JSON.stringify({
    schemaVersion: "1.0",
    description: "Sessions are encrypted and logged",
    sessionType: "Standard_Stream",
    inputs: {
      cloudWatchLogGroupName: logGroupName,
      cloudWatchEncryptionEnabled: true,
      cloudWatchStreamingEnabled: true,
      kmsKeyId: keyArn,
      idleSessionTimeout: String(idleMinutes),
      maxSessionDuration: String(longestMinutes),
      runAsEnabled: false,
    },
  });
}
