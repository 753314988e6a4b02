// The types of a stack's settings, all derived from the tables in areas/. Nothing is loaded by importing this file.
import type { accessSettings } from "./areas/access";
import type { accountSettings } from "./areas/account";
import type { applicationSettings } from "./areas/application";
import type { bastionSettings } from "./areas/bastion";
import type { clusterSettings } from "./areas/cluster";
import type { databaseSettings } from "./areas/database";
import type { networkSettings } from "./areas/network";
import type { observabilitySettings } from "./areas/observability";
import type { sharedServicesSettings } from "./areas/shared-services";
import type { ValuesOf } from "./setting";
import type { EnvironmentName } from "./stack-names";

/** What a stack is, where it lives and who pays for it. */
export type AccountSettings = Omit<ValuesOf<typeof accountSettings>, "kind">;
/** A stack's own network. */
export type NetworkSettings = ValuesOf<typeof networkSettings>;
/** Who may come in, and from where. */
export type AccessSettings = ValuesOf<typeof accessSettings>;
/** What is kept of what happened, and who is told. */
export type ObservabilitySettings = ValuesOf<typeof observabilitySettings>;
/** What an environment runs and what it leans on. */
export type ApplicationSettings = ValuesOf<typeof applicationSettings>;
/** The Kubernetes cluster of an environment. */
export type ClusterSettings = ValuesOf<typeof clusterSettings>;
/** The PostgreSQL database of an environment. */
export type DatabaseSettings = ValuesOf<typeof databaseSettings>;
/** The bastion of an environment. */
export type BastionSettings = ValuesOf<typeof bastionSettings>;
/** What shared services do for the other accounts. */
export type MemberSettings = ValuesOf<typeof sharedServicesSettings>;

/** An address range that administrative access may come from, and whose it is. */
export type DevopsIpRange = AccessSettings["devopsIpRanges"][number];

/** What every stack has. */
export interface CommonSettings extends AccountSettings, NetworkSettings, AccessSettings, ObservabilitySettings {
  /** The AWS region, from `aws:region`. */
  readonly region: string;
}

/** The settings of one environment. A capability that is not switched on is undefined. */
export interface EnvironmentSettings extends CommonSettings, ApplicationSettings {
  readonly kind: "environment";
  /** The environment, which the stack's name decides. */
  readonly environment: EnvironmentName;
  readonly cluster: ClusterSettings | undefined;
  readonly database: DatabaseSettings | undefined;
  readonly bastion: BastionSettings | undefined;
}

/** The settings of the services that all environments share. */
export interface SharedServicesSettings extends CommonSettings, MemberSettings {
  readonly kind: "shared-services";
  /** Shared services belong to no environment; their resources are tagged with this name. */
  readonly environment: "shared";
}

/** The frozen settings of one stack, told apart by `kind`. */
export type Settings = EnvironmentSettings | SharedServicesSettings;
