import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { project, type Scope } from "../naming";
import { planQueries, type QueriedLogGroups } from "./query-plan";

const TYPE = "causeway:observability:SavedQueries";

/** What SavedQueries are made of. */
export interface SavedQueriesArgs {
  readonly scope: Scope;
  readonly logGroups: QueriedLogGroups;
}

/** Questions to the logs, ready in the console under the environment's name. */
export class SavedQueries extends pulumi.ComponentResource {
  constructor(name: string, args: SavedQueriesArgs, opts?: pulumi.ComponentResourceOptions) {
    super(TYPE, name, {}, opts);
    for (const { key, logGroupName, lines } of planQueries(args.logGroups)) {
      new aws.cloudwatch.QueryDefinition(
        `${name}-${key}`,
        {
          name: `${project}/${args.scope.environment}/${key}`,
          logGroupNames: [logGroupName],
          queryString: lines.join("\n| "),
        },
        { parent: this },
      );
    }
    this.registerOutputs({});
  }
}
