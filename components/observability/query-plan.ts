import type { Input } from "@pulumi/pulumi";

/** One question that people ask of logs again and again. */
export interface SavedQuery {
  /** Stable name; it becomes part of the query's identity. */
  readonly key: string;
  readonly logGroupName: Input<string>;
  /** In the language of Logs Insights, a command a line. */
  readonly lines: readonly string[];
}

/** The log groups that saved queries look into. */
export interface QueriedLogGroups {
  readonly flow: Input<string>;
  readonly audit: Input<string>;
  /** Only where sessions can be started. */
  readonly sessions?: Input<string>;
}

/** The questions behind most incidents: who was refused, who came in, who talks to whom (D-095, A-066). */
export function planQueries(groups: QueriedLogGroups): readonly SavedQuery[] {
  return [
    {
      key: "refused-traffic",
      logGroupName: groups.flow,
      lines: [
        'filter action = "REJECT"',
        "stats count(*) as packets by srcAddr, dstAddr, dstPort",
        "sort packets desc",
        "limit 50",
      ],
    },
    {
      key: "top-talkers",
      logGroupName: groups.flow,
      lines: ["stats sum(bytes) as transferred by srcAddr, dstAddr", "sort transferred desc", "limit 50"],
    },
    {
      key: "refused-calls",
      logGroupName: groups.audit,
      lines: [
        "filter errorCode like /AccessDenied|UnauthorizedOperation/",
        "stats count(*) as calls by userIdentity.arn, eventSource, eventName, errorCode",
        "sort calls desc",
      ],
    },
    {
      key: "changes-by-people",
      logGroupName: groups.audit,
      lines: [
        "filter readOnly = 0 and userIdentity.type != 'AWSService'",
        "fields @timestamp, userIdentity.arn, eventSource, eventName, sourceIPAddress",
        "sort @timestamp desc",
        "limit 200",
      ],
    },
    ...(groups.sessions === undefined ? [] : [sessionsQuery(groups.sessions)]),
  ];
}

function sessionsQuery(logGroupName: Input<string>): SavedQuery {
  const lines = ["fields @timestamp, @logStream, @message", "sort @timestamp desc", "limit 200"];
  return { key: "sessions", logGroupName, lines };
}
