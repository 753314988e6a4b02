import fc from "fast-check";
import { seed } from "./deep";

// Every property runs on the same examples each time, until CAUSEWAY_SEED asks for others.
fc.configureGlobal({ seed });
