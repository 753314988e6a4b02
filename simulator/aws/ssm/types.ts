/** Type tokens of Systems Manager. */
export const parameterType = "aws:ssm/parameter:Parameter";
export const documentType = "aws:ssm/document:Document";
