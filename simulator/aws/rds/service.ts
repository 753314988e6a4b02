import type { Service } from "../../registry";
import { databaseType, dbParameterGroupType, dbSubnetGroupType } from "../types";
import { dbParameterGroupLaw, dbSubnetGroupLaw } from "./groups";
import { databaseLaw } from "./instance";

/** Relational databases. */
export const rdsService: Service = {
  laws: {
    [databaseType]: databaseLaw,
    [dbSubnetGroupType]: dbSubnetGroupLaw,
    [dbParameterGroupType]: dbParameterGroupLaw,
  },
  functions: {},
};
