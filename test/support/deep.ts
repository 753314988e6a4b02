/** Whether everything is run, and not a sample: `npm run test:deep`. */
export const deep = process.env["CAUSEWAY_DEEP"] === "1";

/** The seed of whatever is sampled; printed with each sample, so that it can be run again. */
export const seed = Number(process.env["CAUSEWAY_SEED"] ?? 7);
