export const TABLE = "aws:dynamodb/table:Table";
/** A copy of a table in another region, as a resource of its own. */
export const REPLICA = "aws:dynamodb/tableReplica:TableReplica";
