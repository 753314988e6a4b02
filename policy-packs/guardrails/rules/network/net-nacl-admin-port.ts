import { UNKNOWN } from "../../facts/value";
import { type Acl, aclsOf, admitted } from "../../network/acls";
import { isPublic } from "../../network/addresses";
import { adminServices, type Service, serviceText } from "../../network/ports";
import { controls } from "../../pack/frameworks";
import { type Rule, type StackVerdict, undetermined, violation } from "../../pack/rule";

const SERVICES = adminServices.filter(({ port }) => port === 22 || port === 3389);

/** What an ACL lets in, rule after rule: a refusal above an allowance counts, one below it does not. */
function verdictsOf(acl: Acl): readonly StackVerdict[] {
  const open = SERVICES.filter((service) => isPublic(admitted(acl, "ingress", service, false).ranges));
  const perhaps = SERVICES.filter(
    (service) => !open.includes(service) && isPublic(admitted(acl, "ingress", service, true).ranges),
  );
  return [...told(acl, open, false), ...told(acl, perhaps, true)];
}

/** One verdict for each rule that lets the public in first. */
function told(acl: Acl, services: readonly Service[], assume: boolean): readonly StackVerdict[] {
  const byRule = new Map<string, { readonly verdict: (names: string) => StackVerdict; readonly names: string[] }>();
  for (const service of services) {
    const { ranges, by } = admitted(acl, "ingress", service, assume);
    const rule = by.find((each) => each.ranges === UNKNOWN || isPublic(each.ranges)) ?? by[0];
    if (rule === undefined) continue;
    const { resource, path } = rule;
    const key = `${resource.urn} ${path}`;
    const verdict = (names: string): StackVerdict => {
      const text = `the internet (${ranges.slice(0, 3).join(", ")}${ranges.length > 3 ? " and more" : ""}) passes the network ACL to ${names}`;
      if (assume) return { ...undetermined(path, `whether ${text} is not known`), resource };
      return { ...violation(path, text), resource };
    };
    const others = byRule.get(key) ?? { verdict, names: [] };
    others.names.push(serviceText(service));
    byRule.set(key, others);
  }
  return [...byRule.values()].map(({ verdict, names }) => verdict(names.join(", ")));
}

/** The second fence stands also where a group is open by mistake. */
export const netNaclAdminPort: Rule = {
  id: "net-nacl-admin-port",
  title: "No network ACL lets the internet in at SSH or RDP",
  severity: "high",
  tier: "baseline",
  frameworks: controls({
    cis5: ["5.2"],
    cis3: ["5.1"],
    fsbp: ["EC2.21"],
    pci4: ["1.2.8", "1.3.1"],
    soc2: ["CC6.6"],
    iso27001: ["A.8.20", "A.8.21", "A.8.22"],
    checkov: ["CKV_AWS_232", "CKV_AWS_231"],
  }),
  requirements: ["K-05", "C-013", "E-018"],
  remedy:
    "refuse 22 and 3389 by a rule with a lower number than the one that lets them in (components/network/acl-rules.ts)",
  checkStack: (stack) => [...aclsOf(stack).values()].flatMap(verdictsOf),
};
