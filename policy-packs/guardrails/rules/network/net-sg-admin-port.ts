import { type Stack, stackOf } from "../../facts/stack";
import { BEANSTALK, beanstalkDefaults, beanstalkGrants } from "../../network/beanstalk-ssh";
import { publicExposures } from "../../network/exposure";
import { GAMELIFT_FLEET, gameliftGrants } from "../../network/gamelift-ports";
import { ingressGrants, ingressTypes } from "../../network/group-rules";
import { LIGHTSAIL_PORTS, lightsailDefaults, lightsailGrants } from "../../network/lightsail-ports";
import { nodeGroupDefaults } from "../../network/node-group-ssh";
import { adminServices, servicesReached } from "../../network/ports";
import { controls } from "../../pack/frameworks";
import type { Rule, StackVerdict } from "../../pack/rule";
import { NODE_GROUP } from "../../services/machines";

function verdicts(stack: Stack): readonly StackVerdict[] {
  const grants = [
    ...ingressGrants(stack),
    ...lightsailGrants(stack),
    ...gameliftGrants(stack),
    ...beanstalkGrants(stack),
  ];
  return [
    ...publicExposures(grants, ({ traffic }) => servicesReached(traffic, adminServices)),
    ...nodeGroupDefaults(stack),
    ...beanstalkDefaults(stack),
  ];
}

/** Nobody on the internet reaches a port from which a machine can be taken over, however the rule is written. */
export const netSgAdminPort: Rule = {
  id: "net-sg-admin-port",
  title: "No administration port is open to the internet",
  severity: "critical",
  tier: "baseline",
  frameworks: controls({
    cis5: ["5.3", "5.4"],
    cis3: ["5.2", "5.3"],
    securityHub: ["EC2.13", "EC2.14"],
    pci4: ["1.2.8", "1.3.1"],
    soc2: ["CC6.6", "CC7.2"],
    hipaa: ["164.308(a)(1)(ii)(B)", "164.312(e)(1)"],
    iso27001: ["A.8.20", "A.8.21", "A.8.22"],
    checkov: ["CKV_AWS_24", "CKV_AWS_25"],
  }),
  requirements: ["K-05", "C-012", "D-013", "E-017", "E-018"],
  remedy:
    "take the source out or name your own ranges (causeway:devopsIpRanges), of Beanstalk as SSHSourceRestriction, of Lightsail in InstancePublicPorts; sessions through Systems Manager need no open port",
  types: [...ingressTypes, NODE_GROUP, LIGHTSAIL_PORTS, GAMELIFT_FLEET, BEANSTALK],
  // Alone a resource proves a violation; what it leaves open the whole stack may answer.
  check: (resource) => verdicts(stackOf([resource])).filter(({ kind }) => kind === "violation"),
  checkStack: (stack) => [...verdicts(stack), ...lightsailDefaults(stack)],
};
