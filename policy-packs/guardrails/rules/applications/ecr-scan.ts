import { mustBeText, valueAt } from "../../facts/must-be";
import type { PolicyResource } from "../../facts/resource";
import type { Stack } from "../../facts/stack";
import { booleanOf, isProperties, listOf, type Properties, textOf, UNKNOWN } from "../../facts/value";
import { isEverything } from "../../iam/document";
import { publicPolicyVerdicts } from "../../iam/public-policy";
import { controls } from "../../pack/frameworks";
import { provenBy, type Rule, type StackVerdict, undetermined, type Verdict, violation } from "../../pack/rule";

const REPOSITORY = "aws:ecr/repository:Repository";
const POLICY = "aws:ecr/repositoryPolicy:RepositoryPolicy";
const PUBLIC_REPOSITORY = "aws:ecrpublic/repository:Repository";
const REGISTRY = "aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration";

const MOVES = "a tag can be moved to another image";

/** What a resource shows alone. Not set, tags can be moved to another image. */
function aloneVerdicts({ type, props }: PolicyResource): readonly Verdict[] {
  if (type === PUBLIC_REPOSITORY) return [violation("", "everybody pulls from a public repository")];
  if (type === POLICY) return publicPolicyVerdicts(props["policy"], "policy");
  if (type !== REPOSITORY) return [];
  return [
    ...mustBeText(props, "imageTagMutability", (value) => /^immutable(_with_exclusion)?$/i.test(value), {
      message: MOVES,
    }),
    ...(/_with_exclusion$/i.test(String(textOf(props["imageTagMutability"]))) ? exclusionVerdicts(props) : []),
  ];
}

/** Tags that may be moved all the same: some, but not every one. */
function exclusionVerdicts(props: Properties): readonly Verdict[] {
  const property = "imageTagMutabilityExclusionFilters";
  const filters = listOf(props[property]);
  if (filters === UNKNOWN) return [undetermined(property, `the tags are not known of which ${MOVES}`)];
  return filters.flatMap((each, index) => {
    const path = `${property}[${index}].filter`;
    const filter = isProperties(each) ? textOf(each["filter"]) : UNKNOWN;
    if (filter === UNKNOWN) return [undetermined(path, `the tags are not known of which ${MOVES}`)];
    return filter !== undefined && isEverything(filter) ? [violation(path, `${MOVES}: every tag is left out`)] : [];
  });
}

/** Whether the registry scans every image, whatever its repository says. */
function registryScans(stack: Stack): boolean | typeof UNKNOWN {
  const answers = stack.ofType(REGISTRY).flatMap(({ props }): readonly (boolean | typeof UNKNOWN)[] => {
    const rules = listOf(props["rules"]);
    return rules === UNKNOWN ? [UNKNOWN] : rules.map((rule) => (isProperties(rule) ? scansAll(rule) : UNKNOWN));
  });
  return answers.includes(true) || (answers.includes(UNKNOWN) ? UNKNOWN : false);
}

function scansAll(rule: Parameters<typeof valueAt>[0]): boolean | typeof UNKNOWN {
  const often = textOf(rule["scanFrequency"]);
  if (often !== UNKNOWN && !["SCAN_ON_PUSH", "CONTINUOUS_SCAN"].includes(often ?? "")) return false;
  const filters = listOf(rule["repositoryFilters"]);
  if (filters === UNKNOWN) return UNKNOWN;
  const isAll = filters.some((filter) => isProperties(filter) && filter["filter"] === "*");
  if (!isAll) return false;
  return often === UNKNOWN ? UNKNOWN : true;
}

function scanVerdicts(stack: Stack): readonly StackVerdict[] {
  const registry = registryScans(stack);
  const path = "imageScanningConfiguration.scanOnPush";
  return stack.ofType(REPOSITORY).flatMap((resource): readonly StackVerdict[] => {
    const scans = booleanOf(valueAt(resource.props, path));
    if (scans === true || registry === true) return [];
    if (scans === UNKNOWN || registry === UNKNOWN) {
      return [{ ...undetermined(path, "whether images are scanned is not known"), resource }];
    }
    return [{ ...violation(path, "images are not scanned when they are pushed"), resource }];
  });
}

/** What runs is what was pushed, and somebody has looked at it. Not set means not scanned. */
export const ecrScan: Rule = {
  id: "ecr-scan",
  title: "Images are scanned, their tags stay, and nobody else pulls them",
  severity: "high",
  tier: "baseline",
  frameworks: controls({
    fsbp: ["ECR.1", "ECR.2"],
    pci4: ["11.3.1"],
    checkov: ["CKV_AWS_163", "CKV_AWS_51", "CKV_AWS_32"],
  }),
  requirements: ["E-046", "E-040", "D-056"],
  remedy: 'set imageScanningConfiguration: { scanOnPush: true } and imageTagMutability: "IMMUTABLE"',
  types: [REPOSITORY, POLICY, PUBLIC_REPOSITORY],
  // What a policy says is decided before it is made; whether the registry scans only the whole stack shows.
  check: aloneVerdicts,
  checkStack: (stack) => [
    ...stack
      .ofType(REPOSITORY, POLICY, PUBLIC_REPOSITORY)
      .flatMap((resource) => provenBy(aloneVerdicts(resource), resource)),
    ...scanVerdicts(stack),
  ],
};
