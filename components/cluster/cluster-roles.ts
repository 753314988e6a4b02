import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { developersGroup } from "./access-entries";
import { viewOnlyRules } from "./view-only-rules";

const TYPE = "causeway:cluster:ClusterRoles";

/** The roles inside a cluster: `view-only` for developers (E-022). Needs a provider for the cluster. */
export class ClusterRoles extends pulumi.ComponentResource {
  public readonly viewOnlyRoleName: pulumi.Output<string>;

  constructor(name: string, opts: pulumi.ComponentResourceOptions) {
    super(TYPE, name, {}, opts);

    const role = new kubernetes.rbac.v1.ClusterRole(
      `${name}-view-only`,
      {
        metadata: { name: "view-only" },
        rules: viewOnlyRules.map(({ apiGroups, resources, verbs }) => ({
          apiGroups: [...apiGroups],
          resources: [...resources],
          verbs: [...verbs],
        })),
      },
      { parent: this },
    );
    new kubernetes.rbac.v1.ClusterRoleBinding(
      `${name}-developers-view`,
      {
        metadata: { name: "developers-view-only" },
        roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: role.metadata.name },
        subjects: [{ apiGroup: "rbac.authorization.k8s.io", kind: "Group", name: developersGroup }],
      },
      { parent: this },
    );

    this.viewOnlyRoleName = role.metadata.name;
    this.registerOutputs({ viewOnlyRoleName: this.viewOnlyRoleName });
  }
}
