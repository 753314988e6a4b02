/** Who a statement speaks about: accounts and roles (`AWS`), services, or identity providers (`Federated`). */
export type PolicyPrincipal<Text = string> =
  | "*"
  | {
      readonly AWS?: Text | readonly Text[];
      readonly Service?: string | readonly string[];
      readonly Federated?: Text | readonly Text[];
    };

/** Condition operator → condition key → what is allowed, as AWS writes it. */
export type PolicyCondition<Text = string> = Readonly<Record<string, Readonly<Record<string, Text | readonly Text[]>>>>;

/**
 * One statement of a policy. `NotAction`, `NotResource` and `NotPrincipal` are left out on purpose:
 * they grant what nobody has listed.
 * `Text` is `string`, or in components `pulumi.Input<string>`, since ARNs are often not known yet.
 */
export interface PolicyStatement<Text = string> {
  /** What the statement is for, in letters and digits; it shows in the console and in findings. */
  readonly Sid: string;
  readonly Effect: "Allow" | "Deny";
  /** Only in policies that hang on a resource (keys, buckets, topics, trust). */
  readonly Principal?: PolicyPrincipal<Text>;
  readonly Action: string | readonly string[];
  /** Left out only in trust policies, where the role itself is meant. */
  readonly Resource?: Text | readonly Text[];
  readonly Condition?: PolicyCondition<Text>;
}

/** A policy in the language of 2012-10-17, the only one that knows policy variables. */
export interface PolicyDocument<Text = string> {
  readonly Version: "2012-10-17";
  readonly Statement: readonly PolicyStatement<Text>[];
}

/** The document of these statements, in this order. */
export function policyDocument<Text = string>(statements: readonly PolicyStatement<Text>[]): PolicyDocument<Text> {
  return { Version: "2012-10-17", Statement: statements };
}

/**
 * Trust in one AWS service to assume a role for this account only.
 *
 * @param service service principal, such as `monitoring.rds.amazonaws.com`
 * @param accountId twelve digits; the service must act for this account (no confused deputy). Left out for
 *   services that send no source account when they assume a role, such as EC2 and EKS.
 */
export function serviceTrust(service: string, accountId?: string): PolicyStatement {
  return {
    Sid: "AssumedByService",
    Effect: "Allow",
    Principal: { Service: service },
    Action: "sts:AssumeRole",
    ...(accountId === undefined ? {} : { Condition: { StringEquals: { "aws:SourceAccount": accountId } } }),
  };
}

/** Refuses every request to a resource that does not come over TLS. */
export function denyInsecureTransport<Text = string>(
  action: string,
  resource: Text | readonly Text[],
): PolicyStatement<Text | string> {
  return {
    Sid: "DenyInsecureTransport",
    Effect: "Deny",
    Principal: "*",
    Action: action,
    Resource: resource,
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
}
