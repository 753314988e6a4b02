import { Bastion } from "../components/access/bastion";
import { PeopleRoles } from "../components/access/people-roles";
import { SessionManager } from "../components/access/session-manager";
import type { EnvironmentSettings } from "../settings/schema";
import type { Foundation } from "./foundation";

/** How people get into an environment. */
export interface Access {
  readonly sessions: SessionManager;
  readonly people: PeopleRoles;
  /** Only where the settings switch it on. */
  readonly bastion: Bastion | undefined;
}

/** Composes the ways in: sessions instead of SSH, roles for people, and a bastion where there is to be one. */
export function composeAccess(settings: EnvironmentSettings, foundation: Foundation): Access {
  const { scope, key, network, notifications, production, opts } = foundation;
  const { keyArn } = key;
  const { auditRetentionDays } = settings;
  const sessions = new SessionManager("sessions", { scope, keyArn, auditRetentionDays, retain: production }, opts);
  const people = new PeopleRoles("people", { scope, operatorPolicyArn: sessions.operatorPolicyArn }, opts);
  if (settings.bastion === undefined) return { sessions, people, bastion: undefined };

  const bastion = new Bastion(
    "bastion",
    {
      scope,
      ...settings.bastion,
      vpcId: network.vpcId,
      subnetId: network.appSubnetIds.apply(([first]) => first ?? ""),
      keyArn,
      instanceProfileName: sessions.instanceProfileName,
      securityTopicArn: notifications.topicArns.security,
    },
    opts,
  );
  return { sessions, people, bastion };
}
