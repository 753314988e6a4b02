import type { Answer } from "../../facts/answers";
import { companionOf } from "../../facts/companions";
import { valueAt } from "../../facts/must-be";
import type { PolicyResource } from "../../facts/resource";
import type { Stack } from "../../facts/stack";
import { hasTag } from "../../facts/tags";
import { textOf, UNKNOWN } from "../../facts/value";
import { configuredTexts } from "../../pack/configuration";
import { controls } from "../../pack/frameworks";
import { type Rule, type StackVerdict, undetermined, violation } from "../../pack/rule";
import { dataStores, selects } from "../../services/backup-selections";
import { isCustomerKey } from "../../services/customer-keys";
import { isReplica } from "../../services/databases";

const SELECTION = "aws:backup/selection:Selection";
const VAULT = "aws:backup/vault:Vault";
const FILE_PLAN = "aws:efs/backupPolicy:BackupPolicy";
const LOCK = "aws:backup/vaultLockConfiguration:VaultLockConfiguration";

function isOn({ props }: PolicyResource): Answer {
  const status = textOf(valueAt(props, "backupPolicy.status"));
  return status === UNKNOWN ? UNKNOWN : status?.toUpperCase() === "ENABLED";
}

function storeVerdicts(stack: Stack, store: PolicyResource, outside: readonly string[]): readonly StackVerdict[] {
  if (isReplica(store.props)) return [];
  // A file system has a plan of its own, which AWS keeps.
  const own = companionOf(stack, store, { type: FILE_PLAN, property: "fileSystemId", says: isOn });
  const answers: readonly Answer[] = [
    typeof own === "object" ? UNKNOWN : own,
    ...stack.ofType(SELECTION).map((selection) => selects(stack, selection, store)),
    ...outside.map((tag) => hasTag(store, tag)),
  ];
  if (answers.includes(true)) return [];
  if (!answers.includes(UNKNOWN)) {
    return [{ ...violation("", "no backup selection of the stack takes it in"), resource: store }];
  }
  return [{ ...undetermined("", "whether a backup selection takes it in is not known"), resource: store }];
}

/** A vault keeps what is in it from everybody: read by a key of ours, deleted by nobody before its time. */
function vaultVerdicts(stack: Stack, vault: PolicyResource): readonly StackVerdict[] {
  const locked = companionOf(stack, vault, { type: LOCK, property: "backupVaultName" });
  const verdicts = [
    ...(isCustomerKey(vault.props["kmsKeyArn"])
      ? []
      : [violation("kmsKeyArn", "the vault is encrypted with a key that AWS manages")]),
    ...(locked === false ? [violation("", "backups in the vault can be deleted: it has no lock")] : []),
    ...(typeof locked === "object"
      ? [undetermined("", `whether the lock ${locked.perhaps.name} is for this vault is not known`)]
      : []),
  ];
  return verdicts.map((verdict) => ({ ...verdict, resource: vault }));
}

/** What production cannot lose is kept a second time, where whoever breaks into the first cannot delete it. */
export const backupPlan: Rule = {
  id: "backup-plan",
  title: "Data of production is in a backup plan, whose vault is encrypted and locked",
  severity: "medium",
  tier: "production",
  frameworks: controls({ pci4: ["10.3.3"], checkov: ["CKV_AWS_166"] }),
  requirements: ["K-15", "C-069", "E-115"],
  remedy:
    "add aws.backup.Plan and aws.backup.Selection with the resource's ARN or tag, into an aws.backup.Vault with kmsKeyArn and aws.backup.VaultLockConfiguration",
  configSchema: {
    outsideTags: {
      type: "array",
      items: { type: "string" },
      description: "tags, as name=value, by which a plan of another stack takes resources in",
      default: [],
    },
  },
  checkStack: (stack, { config }) => [
    ...stack
      .ofType(...dataStores)
      .flatMap((store) => storeVerdicts(stack, store, configuredTexts(config["outsideTags"]))),
    ...stack.ofType(VAULT).flatMap((vault) => vaultVerdicts(stack, vault)),
  ],
};
