import { mustBeOn, mustBeText, valueAt } from "../../facts/must-be";
import { booleanOf, isProperties, UNKNOWN } from "../../facts/value";
import { controls } from "../../pack/frameworks";
import type { Rule } from "../../pack/rule";

/** `Policy-Min-TLS-1-2-PFS-2023-10` and its kind. */
const TLS_1_2 = /^policy-min-tls-1-[23]-/i;

/** A search domain is encrypted on disks, between nodes and towards its users. Not set means none of it. */
export const osEncrypted: Rule = {
  id: "os-encrypted",
  title: "Search domains are encrypted at rest, between nodes and towards users",
  severity: "high",
  tier: "standard",
  frameworks: controls({
    fsbp: ["ES.1", "OpenSearch.1", "ES.3", "OpenSearch.3", "ES.8", "OpenSearch.8"],
    pci4: ["3.5.1", "8.3.2"],
    hipaa: ["164.308(a)(1)(ii)(B)", "164.308(a)(4)(ii)(A)", "164.312(a)(2)(iv)", "164.312(e)(1)", "164.312(e)(2)(ii)"],
    gdpr: ["Art. 32"],
    iso27001: ["A.8.11", "A.8.12", "A.8.24"],
    checkov: ["CKV_AWS_5", "CKV_AWS_6", "CKV_AWS_83"],
  }),
  requirements: ["D-023", "D-024"],
  remedy:
    "set encryptAtRest.enabled, nodeToNodeEncryption.enabled, domainEndpointOptions.enforceHttps and tlsSecurityPolicy (Policy-Min-TLS-1-2-PFS-2023-10)",
  types: ["aws:opensearch/domain:Domain", "aws:elasticsearch/domain:Domain"],
  check({ props }) {
    const options = props["domainEndpointOptions"];
    // The provider turns HTTPS on where there are options of the endpoint, AWS does not where there are none.
    const hasOptions = isProperties(options)
      ? Object.keys(options).length > 0
      : options !== UNKNOWN && options !== undefined;
    const plain = booleanOf(valueAt(props, "domainEndpointOptions.enforceHttps")) === false;
    return [
      ...mustBeOn(props, "encryptAtRest.enabled", { message: "the domain is not encrypted at rest" }),
      ...mustBeOn(props, "nodeToNodeEncryption.enabled", { message: "the nodes talk to each other in the clear" }),
      ...mustBeOn(props, "domainEndpointOptions.enforceHttps", {
        message: "the domain is reached without TLS",
        unset: hasOptions,
      }),
      ...(plain
        ? []
        : mustBeText(props, "domainEndpointOptions.tlsSecurityPolicy", (policy) => TLS_1_2.test(policy), {
            message: "the domain is reached with TLS older than 1.2",
          })),
    ];
  },
};
