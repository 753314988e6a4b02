import type { Input } from "@pulumi/pulumi";
import { arnOf, type Scope } from "../naming";
import type { InputStatement } from "../policy-json";

/** The tag that marks an instance as one that sessions may be started on; its value is the environment. */
export const sessionTag = "SessionAccess";

/** AWS's own documents for tunnels through an instance, which leave no shell to log. */
const tunnels = ["AWS-StartPortForwardingSession", "AWS-StartPortForwardingSessionToRemoteHost"];

/** What an instance needs to write transcripts and to encrypt its end of a session. */
export function hostStatements(logGroupArn: string, keyArn: Input<string>): readonly InputStatement[] {
  return [
    {
      Sid: "WriteTranscripts",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
      Resource: `${logGroupArn}:*`,
    },
    // The agent looks for its group by listing, which AWS cannot limit to one group.
    { Sid: "FindLogGroup", Effect: "Allow", Action: "logs:DescribeLogGroups", Resource: "*" },
    { Sid: "EncryptSessions", Effect: "Allow", Action: "kms:Decrypt", Resource: keyArn },
  ];
}

/**
 * What a person needs to start sessions: on marked instances of this environment only, with our document (so that
 * logging cannot be left out) or as a tunnel, and to end and resume their own.
 */
export function operatorStatements(
  scope: Scope,
  documentName: string,
  keyArn: Input<string>,
): readonly InputStatement[] {
  return [
    {
      Sid: "StartSessionsOnMarkedInstances",
      Effect: "Allow",
      Action: "ssm:StartSession",
      Resource: arnOf(scope, "ec2", "instance/*"),
      Condition: {
        StringEquals: { [`ssm:resourceTag/${sessionTag}`]: scope.environment },
        BoolIfExists: { "ssm:SessionDocumentAccessCheck": "true" },
      },
    },
    {
      Sid: "StartSessionsWithTheseDocuments",
      Effect: "Allow",
      Action: "ssm:StartSession",
      Resource: [
        arnOf(scope, "ssm", `document/${documentName}`),
        ...tunnels.map((document) => `arn:aws:ssm:${scope.region}::document/${document}`),
      ],
    },
    {
      Sid: "EndAndResumeOwnSessions",
      Effect: "Allow",
      Action: ["ssm:TerminateSession", "ssm:ResumeSession"],
      Resource: arnOf(scope, "ssm", "session/${aws:userid}-*"),
    },
    { Sid: "EncryptSessions", Effect: "Allow", Action: "kms:GenerateDataKey", Resource: keyArn },
  ];
}
