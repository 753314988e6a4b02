import fs from "node:fs";
import path from "node:path";
import { root } from "../launch/bundle";
import { generatedFiles } from "./generated-files";

for (const file of generatedFiles()) fs.writeFileSync(path.join(root, file.path), file.text);
