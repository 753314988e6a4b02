/** Our accounts' registries, and their copies of public images. */
export const OUR_REGISTRIES: readonly string[] = ["*.dkr.ecr.*.amazonaws.com", "*.dkr-ecr.*.on.aws"];
