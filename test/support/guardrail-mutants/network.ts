import {
  add,
  allow,
  type Change,
  inProduction,
  inShared,
  inTurn,
  type Mutants,
  set,
  unknown,
  without,
  withoutAll,
} from "./mutant";

const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const EGRESS = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
const ROUTE = "aws:ec2/route:Route";
const ACL_RULE = "aws:ec2/networkAclRule:NetworkAclRule";
const SUBNET = "aws:ec2/subnet:Subnet";
const DATA_TABLE = "aws:ec2/routeTable:RouteTable::network-vpc-data-1";
const GATEWAY = "aws:ec2/internetGateway:InternetGateway::network-vpc";
/** What blocks the internet from all VPCs of production's account. */
const SWITCH = "account-no-internet-ingress";
const VPC = "aws:ec2/vpc:Vpc::network-vpc";

/** The account lets the internet into its VPCs again. */
const open = set(SWITCH, { internetGatewayBlockMode: "off" });

/** Whoever speaks TCP. */
const EVERYBODY = { ipProtocol: "tcp", cidrIpv4: "0.0.0.0/0" };

/** A rule that lets somebody into a group; a careless one says nothing about what it is for. */
function letIn(group: string, rule: object, name = "careless"): Change {
  return add(INGRESS, { ...EVERYBODY, ...rule }, { name, from: { securityGroupId: group } });
}

/** A rule of a network ACL that lets in from the internet, before all others. */
function admit(acl: string, port: number): Change {
  return add(
    ACL_RULE,
    { ruleNumber: 1, ruleAction: "allow", protocol: "tcp", cidrBlock: "0.0.0.0/0", fromPort: port, toPort: port },
    { from: { networkAclId: acl } },
  );
}

/** The data tier gets a way to the internet. */
const dataToInternet = add(
  ROUTE,
  { destinationCidrBlock: "0.0.0.0/0" },
  { from: { routeTableId: DATA_TABLE, gatewayId: GATEWAY } },
);

/** A machine where the internet gets to, and a rule that lets SSH in. */
const publicMachine = inTurn([
  add(
    "aws:ec2/instance:Instance",
    { associatePublicIpAddress: true, instanceType: "t3.micro", vpcSecurityGroupIds: [unknown] },
    {
      name: "machine",
      from: { subnetId: `${SUBNET}::network-vpc-public-1`, vpcSecurityGroupIds: "security-groups-app" },
    },
  ),
  letIn("security-groups-app", { fromPort: 22, toPort: 22 }, "ssh"),
]);

/** Changes that the guardrails of the network must catch. */
export const networkMutants: Mutants = {
  "net-endpoint-policy": [
    inProduction(
      "anybody gets through the endpoint of S3",
      allow("vpc-endpoints-s3", { Principal: "*", Action: "s3:*", Resource: "*" }),
    ),
    inShared("the endpoint of the registry has no policy", set("vpc-endpoints-ecr-api", { policy: undefined })),
  ],
  "net-firewall-default": [
    inProduction(
      "a firewall that lets pass what nobody has thought of",
      add("aws:networkfirewall/firewallPolicy:FirewallPolicy", {
        firewallPolicy: { statelessDefaultActions: ["aws:pass"], statelessFragmentDefaultActions: ["aws:drop"] },
      }),
    ),
  ],
  "net-firewall-logs": [
    inProduction("a firewall of which nobody knows what it does", add("aws:networkfirewall/firewall:Firewall", {})),
  ],
  "net-firewall-protect": [
    inProduction(
      "a firewall that can be deleted",
      add("aws:networkfirewall/firewall:Firewall", { deleteProtection: false }),
    ),
  ],
  "net-flow-logs": [
    inProduction("the VPC has no flow log", without("flow-logs-to-log-group", "flow-logs-to-central-bucket")),
    inShared("a second VPC without one", add("aws:ec2/vpc:Vpc", { cidrBlock: "10.99.0.0/16" })),
    inShared("the default VPC without one", add("aws:ec2/defaultVpc:DefaultVpc", {})),
  ],
  "net-nacl-admin-port": [
    inProduction("the ACL of the public tier lets SSH in", admit("network-acls-public", 22)),
    inShared("the ACL of the application's tier lets RDP in", admit("network-acls-app", 3389)),
    inProduction("the ACL no longer refuses RDP", without("network-acls-public-in-no-rdp")),
  ],
  "net-path-internet": [
    inProduction("the data tier has a route to the internet, and the account blocks nothing", open, dataToInternet),
    inShared("the shared data tier has a route to the internet", dataToInternet),
    inProduction(
      "SSH gets to a machine in a public subnet: neither the account nor an ACL is in the way",
      open,
      publicMachine,
      withoutAll("aws:ec2/networkAcl:NetworkAcl", ACL_RULE),
    ),
    {
      ...inProduction(
        "SSH gets to a machine in a public subnet, if it has the ACL that lets SSH in",
        open,
        publicMachine,
        admit("network-acls-public", 22),
      ),
      answer: "unknown",
    },
  ],
  "net-peering-data-tier": [
    inProduction(
      "another network has a way into the data tier",
      add(
        ROUTE,
        { destinationCidrBlock: "10.50.0.0/16", vpcPeeringConnectionId: "pcx-0123456789abcdef0" },
        { from: { routeTableId: DATA_TABLE } },
      ),
    ),
  ],
  "net-peering-routes": [
    inProduction(
      "everything goes to a peer",
      add(
        ROUTE,
        { destinationCidrBlock: "0.0.0.0/0", vpcPeeringConnectionId: "pcx-0123456789abcdef0" },
        { from: { routeTableId: "aws:ec2/routeTable:RouteTable::network-vpc-app-1" } },
      ),
    ),
  ],
  "net-sg-admin-port": [
    inProduction("the internet reaches SSH of the nodes", letIn("security-groups-app", { fromPort: 22, toPort: 22 })),
    inShared(
      "the internet reaches RDP, in two halves",
      letIn("security-groups-app", { fromPort: 3389, toPort: 3389, cidrIpv4: "0.0.0.0/1" }),
    ),
    inProduction(
      "a Lightsail instance that the internet reaches by SSH",
      add("aws:lightsail/instancePublicPorts:InstancePublicPorts", {
        instanceName: "blog",
        portInfos: [{ protocol: "tcp", fromPort: 22, toPort: 22 }],
      }),
    ),
    inProduction(
      "a Lightsail instance as it comes",
      add("aws:lightsail/instance:Instance", { name: "blog", blueprintId: "debian_12" }),
    ),
    inProduction(
      "a Beanstalk environment as it comes",
      add("aws:elasticbeanstalk/environment:Environment", { application: "shop" }),
    ),
    inProduction(
      "game servers that the internet reaches by RDP",
      add("aws:gamelift/fleet:Fleet", {
        ec2InboundPermissions: [{ protocol: "TCP", fromPort: 3000, toPort: 4000, ipRange: "0.0.0.0/0" }],
      }),
    ),
  ],
  "net-sg-all-traffic": [
    inProduction("the application's group is open to everybody", letIn("security-groups-app", { ipProtocol: "-1" })),
    inProduction(
      "the application's group is open to everybody with IPv6",
      letIn("security-groups-app", { ipProtocol: "-1", cidrIpv4: undefined, cidrIpv6: "::/0" }),
    ),
  ],
  "net-sg-db-port": [
    inProduction("the internet reaches PostgreSQL", letIn("security-groups-data", { fromPort: 5432, toPort: 5432 })),
    inProduction(
      "the application's rule at PostgreSQL is for everybody",
      set("security-groups-data-from-app-5432", {
        cidrIpv4: "0.0.0.0/0",
        referencedSecurityGroupId: undefined,
        fromPort: 5000,
        toPort: 6000,
      }),
    ),
  ],
  "net-sg-default-closed": [
    inProduction("nobody has adopted the default group", without("network-default-security-group")),
    inShared(
      "members of the default group reach each other",
      set("network-default-security-group", { ingress: [{ protocol: "-1", fromPort: 0, toPort: 0, self: true }] }),
    ),
  ],
  "net-sg-description": [
    inProduction(
      "nobody knows what the group of the bastion is for",
      set("bastion-security-group", { description: "Managed by Pulumi" }),
    ),
    inShared("a rule that says nothing", set("security-groups-data-from-app-5432", { description: undefined })),
  ],
  "net-sg-egress-any": [
    inProduction(
      "the database may send everything anywhere",
      add(EGRESS, { ipProtocol: "-1", cidrIpv4: "0.0.0.0/0" }, { from: { securityGroupId: "security-groups-data" } }),
    ),
  ],
  "net-sg-mixed-rules": [
    inProduction(
      "the data tier's group has rules inline as well",
      set("security-groups-data", {
        ingress: [{ protocol: "tcp", fromPort: 5433, toPort: 5433, cidrBlocks: ["10.21.0.0/16"] }],
      }),
    ),
  ],
  "net-sg-wide-public": [
    inProduction(
      "the internet reaches a port of the nodes",
      letIn("security-groups-app", { fromPort: 8080, toPort: 8080 }),
    ),
    inShared(
      "the load balancer's rule is for everybody and every port",
      set("security-groups-alb-from-vpc-443", { cidrIpv4: "0.0.0.0/0", fromPort: 443, toPort: 8443 }),
    ),
  ],
  "net-subnet-no-public-ip": [
    inProduction(
      "the application's subnet gives public addresses",
      set(`${SUBNET}::network-vpc-app-1`, { mapPublicIpOnLaunch: true }),
    ),
    inShared(
      "a subnet of no tier gives public addresses",
      add(SUBNET, { cidrBlock: "10.0.99.0/24", mapPublicIpOnLaunch: true }, { from: { vpcId: VPC } }),
    ),
  ],
  "net-tgw-accept": [
    inProduction(
      "a transit gateway that takes in whoever asks",
      add("aws:ec2transitgateway/transitGateway:TransitGateway", { autoAcceptSharedAttachments: "enable" }),
    ),
  ],
  "net-vpc-bpa": [
    inProduction("the account lets the internet into its VPCs", open),
    inProduction("nobody has set the account's switch", without(SWITCH)),
    inProduction(
      "a public subnet is left out of the switch",
      add(
        "aws:ec2/vpcBlockPublicAccessExclusion:VpcBlockPublicAccessExclusion",
        { internetGatewayExclusionMode: "allow-bidirectional" },
        { from: { subnetId: `${SUBNET}::network-vpc-public-1` } },
      ),
    ),
  ],
  "net-client-vpn": [
    inProduction(
      "everybody who logs in reaches everything",
      add("aws:ec2clientvpn/authorizationRule:AuthorizationRule", {
        targetNetworkCidr: "0.0.0.0/0",
        authorizeAllGroups: true,
      }),
    ),
    inProduction(
      "a VPN that notes nobody",
      add("aws:ec2clientvpn/endpoint:Endpoint", { connectionLogOptions: { enabled: false } }),
    ),
  ],
};
