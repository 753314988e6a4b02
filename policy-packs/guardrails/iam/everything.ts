import { all, any, type Decision } from "./decision";
import { allows, type Statement } from "./document";
import { actionsOf, resourcesOf, type Selection, selectsAction, selectsResource } from "./selection";

/** Actions of many services that nobody has all of but an administrator; their first letters are many. */
const ACTIONS = [
  "autoscaling:DeleteAutoScalingGroup",
  "cloudtrail:StopLogging",
  "dynamodb:DeleteTable",
  "ec2:TerminateInstances",
  "guardduty:DeleteDetector",
  "iam:AttachRolePolicy",
  "kms:ScheduleKeyDeletion",
  "lambda:UpdateFunctionCode",
  "organizations:LeaveOrganization",
  "rds:DeleteDBInstance",
  "s3:DeleteBucket",
  "secretsmanager:GetSecretValue",
  "sts:AssumeRole",
];

/** Resources that have nothing in common but to be resources. */
const RESOURCES = [
  "arn:aws:dynamodb:us-east-1:123456789012:table/orders",
  "arn:aws:ec2:eu-west-1:210987654321:instance/i-0abc",
  "arn:aws:iam::123456789012:role/deployer",
  "arn:aws:kms:ap-south-1:210987654321:key/1234abcd",
  "arn:aws:s3:::archive/2026/report",
];

/** Whether a statement allows whatever there is to allow, by name or by what it does not except. */
export function isAdmin(statement: Statement): Decision {
  if (!allows(statement)) return false;
  return all([isEveryAction(actionsOf(statement)), isEveryResource(resourcesOf(statement))]);
}

/** Whether some statements together allow whatever there is to allow, each of them a part. */
export function isAdminTogether(statements: readonly Statement[]): Decision {
  const parts = statements
    .filter(allows)
    .map((statement) => ({ actions: actionsOf(statement), resources: resourcesOf(statement) }));
  return all(
    ACTIONS.flatMap((action) =>
      RESOURCES.map((arn) =>
        any(parts.map((part) => all([selectsAction(part.actions, action), selectsResource(part.resources, arn)]))),
      ),
    ),
  );
}

/** Whether actions are those of every service: `*`, `*:*`, `a*` to `z*`, or all but some. */
export function isEveryAction(actions: Selection): Decision {
  return isAllOf(
    actions,
    ACTIONS.map((action) => selectsAction(actions, action)),
  );
}

/** Whether resources are any: `*`, `arn:*`, `arn:aws:*:*:*:*`, or all but some. */
export function isEveryResource(resources: Selection): Decision {
  return isAllOf(
    resources,
    RESOURCES.map((arn) => selectsResource(resources, arn)),
  );
}

/** An exception leaves everything else, unless it excepts everything. */
function isAllOf({ excepts }: Selection, answers: readonly Decision[]): Decision {
  return excepts ? any(answers) : all(answers);
}
