import { defaulted } from "../setting";
import { countOf, listOf, oneOfNumbers, text } from "../values";

/** The retentions that CloudWatch Logs offers, in days. */
const logRetentions = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;

/** What is kept of what happened, and who is told. Every stack states these. */
export const observabilitySettings = {
  auditRetentionDays: defaulted(countOf("days", 90, 3653), 365, {
    doc: "How long the audit trail, flow logs, session transcripts and cluster audit logs are kept.",
    unit: "days",
    example: 365,
    change: "in place: records past a shorter retention are deleted",
    sources: ["E-122", "XI-31"],
  }),
  logRetentionDays: defaulted(oneOfNumbers(logRetentions, "days"), 30, {
    doc: "How long application logs are kept, in one of the steps that CloudWatch Logs offers.",
    unit: "days",
    example: 30,
    change: "in place: records past a shorter retention are deleted",
    sources: ["D-088", "XI-31"],
  }),
  alertEmails: defaulted(
    listOf(text(/^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/, "an email address"), "a list of email addresses, each named once"),
    [],
    {
      doc: "Who is told by email when an alarm goes off. Each address has to confirm its subscription.",
      unit: "list of email addresses",
      example: ["devops@example.com"],
      change: "adds or removes subscriptions",
      sources: ["D-097", "E-110"],
    },
  ),
} as const;
