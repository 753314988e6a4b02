import { resolve } from "node:path";
import { type Catalog, openCatalog } from "../../../simulator/catalog/catalog";

/** The committed catalog, for tests. */
export function committedCatalog(): Catalog {
  return openCatalog(resolve(__dirname, "../../../simulator/catalog/generated"));
}
