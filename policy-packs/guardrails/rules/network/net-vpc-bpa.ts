import type { PolicyResource } from "../../facts/resource";
import type { Stack } from "../../facts/stack";
import { textOf, UNKNOWN } from "../../facts/value";
import { VPC } from "../../network/routes";
import { controls } from "../../pack/frameworks";
import { type Rule, type RuleContext, type StackVerdict, undetermined, violation } from "../../pack/rule";

const OPTIONS = "aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions";
const EXCLUSION = "aws:ec2/vpcBlockPublicAccessExclusion:VpcBlockPublicAccessExclusion";
const MODE = "internetGatewayBlockMode";
const EXCLUDED = "internetGatewayExclusionMode";
const BLOCKS = ["block-bidirectional", "block-ingress"];

/** The account's switch, or the first VPC where nobody has set it. */
function optionVerdicts(stack: Stack, elsewhere: boolean): readonly StackVerdict[] {
  const options = stack.ofType(OPTIONS);
  const [vpc] = stack.ofType(VPC);
  if (options.length === 0 && vpc !== undefined && !elsewhere) {
    return [{ ...violation("", "the account does not block public access to its VPCs"), resource: vpc }];
  }
  return options.flatMap((resource): StackVerdict[] => {
    const mode = textOf(resource.props[MODE]);
    if (mode === UNKNOWN) return [{ ...undetermined(MODE, "whether public access is blocked is not known"), resource }];
    if (mode !== undefined && BLOCKS.includes(mode.toLowerCase())) return [];
    return [{ ...violation(MODE, `public access to VPCs is not blocked (${mode ?? "nothing is set"})`), resource }];
  });
}

/** Exclusions that let the internet in and that nobody has listed. */
function exclusionVerdicts(resource: PolicyResource, listed: ReadonlySet<string>): readonly StackVerdict[] {
  const { props, name } = resource;
  const mode = textOf(props[EXCLUDED]);
  if (typeof mode === "string" && mode.toLowerCase() === "allow-egress") return [];
  const names = [name, ...["subnetId", "vpcId"].flatMap((property) => textOf(props[property]) ?? [])];
  if (names.some((each) => each !== UNKNOWN && listed.has(each))) return [];
  if (mode === UNKNOWN)
    return [{ ...undetermined(EXCLUDED, "whether the exclusion lets the internet in is not known"), resource }];
  return [{ ...violation(EXCLUDED, `the exclusion ${name} lets the internet in and is not listed`), resource }];
}

/** One switch of the account that no route, gateway or group can get around; what may is on a list. */
export const netVpcBpa: Rule = {
  id: "net-vpc-bpa",
  title: "The account blocks public access to its VPCs, but for what is listed",
  severity: "medium",
  tier: "production",
  frameworks: controls({ fsbp: ["EC2.172"] }),
  requirements: ["D-009", "C-012"],
  remedy:
    'add aws.ec2.VpcBlockPublicAccessOptions with internetGatewayBlockMode: "block-ingress", and list the names of exclusions in this policy\'s configuration',
  configSchema: {
    exclusions: {
      type: "array",
      items: { type: "string" },
      description: "Exclusions that may let the internet in: their names, or ids of their subnets or VPCs",
      default: [],
    },
    setElsewhere: {
      type: "boolean",
      description: "Whether another stack sets the switch for this account",
      default: false,
    },
  },
  checkStack(stack, { config }: RuleContext) {
    const listed = new Set(Array.isArray(config["exclusions"]) ? config["exclusions"].map(String) : []);
    return [
      ...optionVerdicts(stack, config["setElsewhere"] === true),
      ...stack.ofType(EXCLUSION).flatMap((exclusion) => exclusionVerdicts(exclusion, listed)),
    ];
  },
};
