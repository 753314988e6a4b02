import type { Service } from "../../registry";
import { tableLaw } from "./table";

/** DynamoDB. */
export const dynamoDbService: Service = { laws: { "aws:dynamodb/table:Table": tableLaw }, functions: {} };
