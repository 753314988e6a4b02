import { mustBeOff, mustBeOn, mustBeText, valueAt } from "../../facts/must-be";
import { booleanOf, isList, type Properties, UNKNOWN, type Value } from "../../facts/value";
import { controls } from "../../pack/frameworks";
import { type Rule, undetermined, type Verdict, violation } from "../../pack/rule";

const CONNECTOR = "aws:mskconnect/connector:Connector";
const PUBLIC = "brokerNodeGroupInfo.connectivityInfo.publicAccess.type";
const TRANSIT = "encryptionInfo.encryptionInTransit";
const LOGIN = "clientAuthentication";

/** Ways to say who one is: IAM, a password, a certificate. */
const WAYS: readonly {
  readonly path: string;
  readonly says: (value: Value | undefined) => boolean | typeof UNKNOWN;
}[] = [
  { path: `${LOGIN}.sasl.iam`, says: (value) => booleanOf(value) ?? false },
  { path: `${LOGIN}.sasl.scram`, says: (value) => booleanOf(value) ?? false },
  {
    path: `${LOGIN}.tls.certificateAuthorityArns`,
    says: (value) => (value === UNKNOWN ? UNKNOWN : isList(value) && value.length > 0),
  },
];

function loginVerdicts(props: Properties): readonly Verdict[] {
  const answers = WAYS.map(({ path, says }) => says(valueAt(props, path)));
  if (answers.includes(true)) {
    return mustBeOff(props, `${LOGIN}.unauthenticated`, {
      message: "clients that do not say who they are are let in as well",
      unset: true,
    });
  }
  if (answers.includes(UNKNOWN)) return [undetermined(LOGIN, "whether clients have to say who they are is not known")];
  return [violation(LOGIN, "clients need not say who they are: neither IAM, SCRAM nor certificates are asked for")];
}

/** A broker has no public address, speaks TLS only and knows its clients. Public access is off, TLS on by default. */
export const mskPrivate: Rule = {
  id: "msk-private",
  title: "Kafka brokers are private, speak TLS only and know their clients",
  severity: "high",
  tier: "baseline",
  frameworks: controls({
    fsbp: ["MSK.1", "MSK.3", "MSK.4", "MSK.6"],
    pci4: ["2.2.7", "4.2.1"],
    soc2: ["CC6.7"],
    iso27001: ["A.8.12", "A.8.24"],
    checkov: ["CKV_AWS_291", "CKV_AWS_81"],
  }),
  requirements: ["K-14", "C-021", "C-049"],
  remedy:
    'leave publicAccess out, set encryptionInTransit to { clientBroker: "TLS", inCluster: true } and clientAuthentication.sasl.iam: true',
  types: ["aws:msk/cluster:Cluster", CONNECTOR],
  check({ type, props }) {
    if (type === CONNECTOR) {
      return mustBeText(
        props,
        "kafkaClusterEncryptionInTransit.encryptionType",
        (kind) => kind.toUpperCase() === "TLS",
        {
          message: "the connector talks to the brokers in the clear",
        },
      );
    }
    return [
      ...mustBeText(props, PUBLIC, (access) => access.toUpperCase() === "DISABLED", {
        message: "the brokers have public addresses",
        unset: true,
      }),
      ...mustBeText(props, `${TRANSIT}.clientBroker`, (kind) => kind.toUpperCase() === "TLS", {
        message: "clients may talk to the brokers in the clear",
        unset: true,
      }),
      ...mustBeOn(props, `${TRANSIT}.inCluster`, {
        message: "the brokers talk to each other in the clear",
        unset: true,
      }),
      ...loginVerdicts(props),
    ];
  },
};
