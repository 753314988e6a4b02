import { refuses, told } from "../refusals";

describe("the settings of the area observability", () => {
  refuses([
    {
      title: "an audit retention that is too short for anybody",
      stack: "dev",
      wrong: { auditRetentionDays: 89 },
      told: [
        told(
          "auditRetentionDays",
          "89 (a number)",
          "a whole number of days, 90 to 3653",
          "write for example auditRetentionDays: 365",
        ),
      ],
      right: { auditRetentionDays: 90 },
    },
    {
      title: "a log retention that CloudWatch does not have (D-088)",
      stack: "dev",
      wrong: { logRetentionDays: 31 },
      told: [
        told(
          "logRetentionDays",
          "31 (a number)",
          "a number of days among 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653",
          "write for example logRetentionDays: 30",
        ),
      ],
      right: { logRetentionDays: 60 },
    },
    {
      title: "an address that is no email address (E-110)",
      stack: "dev",
      wrong: { alertEmails: ["devops"] },
      told: [
        told("alertEmails[0]", '"devops"', "an email address", "write for example alertEmails: [devops@example.com]"),
      ],
      right: { alertEmails: ["devops@example.com"] },
    },
    {
      title: "a secret inside a list",
      stack: "dev",
      wrong: { alertEmails: [{ secure: "v1:hunter2" }] },
      told: [
        told(
          "alertEmails",
          "a secret",
          "a plain value, since settings hold no secrets",
          "state the value plainly, or delete the line if it is a credential: those belong in Secrets Manager",
        ),
      ],
      right: { alertEmails: [] },
    },
  ]);
});
