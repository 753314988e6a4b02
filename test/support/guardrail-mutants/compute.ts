import { add, type Change, inProduction, inShared, type Mutants, set, without } from "./mutant";

const INSTANCE = "aws:ec2/instance:Instance";
/** Nobody's, and in two parts, so that who looks for keys in sources does not find one here. */
const accessKey = ["AKIA", "Q3EGRIOZ5TYN7K2A"].join("");

/** Machines that AWS may take away, specified by the fleet itself. */
function spotFleet(specification: object): Change {
  return add("aws:ec2/spotFleetRequest:SpotFleetRequest", {
    targetCapacity: 1,
    launchSpecifications: [{ ami: "ami-0123456789abcdef0", instanceType: "t3.micro", ...specification }],
  });
}

/** Changes that the guardrails of machines must catch. */
export const computeMutants: Mutants = {
  "ec2-ebs-encrypted": [
    inProduction(
      "the bastion's disk is not encrypted",
      set("bastion-instance", { rootBlockDevice: { encrypted: false } }),
    ),
    inProduction(
      "a spot fleet whose disks are not encrypted",
      spotFleet({ associatePublicIpAddress: false, rootBlockDevices: [{ encrypted: false }] }),
    ),
    inShared("the account no longer encrypts disks by itself", set("account-encrypted-disks", { enabled: false })),
    inProduction(
      "a volume that says nothing, in an account without the default",
      without("account-encrypted-disks"),
      add("aws:ebs/volume:Volume", { availabilityZone: "us-east-1a", size: 20 }),
    ),
  ],
  "ec2-hop-limit": [
    inProduction(
      "tokens of the nodes travel two hops",
      set("nodes-template", { metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 2 } }),
    ),
    inProduction("the nodes lose their launch template", set("nodes-group", { launchTemplate: undefined })),
  ],
  "ec2-imdsv2": [
    inProduction(
      "the bastion answers without a token",
      set("bastion-instance", { metadataOptions: { httpEndpoint: "enabled", httpTokens: "optional" } }),
    ),
    inShared("the account no longer asks for tokens", set("account-metadata-by-token", { httpTokens: "optional" })),
  ],
  "ec2-instance-profile": [
    inProduction("the bastion loses its role", set("bastion-instance", { iamInstanceProfile: undefined })),
  ],
  "ec2-no-public-ip": [
    inProduction("the bastion gets a public address", set("bastion-instance", { associatePublicIpAddress: true })),
    inProduction(
      "the nodes get public addresses",
      set("nodes-template", { networkInterfaces: [{ associatePublicIpAddress: "true" }] }),
    ),
    inProduction(
      "the bastion gets an address of its own",
      add("aws:ec2/eip:Eip", { domain: "vpc" }, { from: { instance: "bastion-instance" } }),
    ),
    inProduction(
      "a spot fleet with public addresses",
      spotFleet({ associatePublicIpAddress: true, rootBlockDevices: [{ encrypted: true }] }),
    ),
  ],
  "ec2-no-spot": [
    inProduction("the nodes are spot machines", set("nodes-group", { capacityType: "SPOT" })),
    inProduction(
      "the bastion is a spot machine",
      set("bastion-instance", { instanceMarketOptions: { marketType: "spot" } }),
    ),
  ],
  "ec2-snapshot-private": [
    inProduction("snapshots may be shared with everybody", set("account-no-public-snapshots", { state: "unblocked" })),
    inShared(
      "Image Builder shares what it makes with everybody",
      add("aws:imagebuilder/distributionConfiguration:DistributionConfiguration", {
        distributions: [
          {
            region: "us-east-1",
            amiDistributionConfiguration: { launchPermission: { userGroups: ["all"] } },
          },
        ],
      }),
    ),
    inShared(
      "an image is shared with everybody",
      add("aws:ec2/amiLaunchPermission:AmiLaunchPermission", { group: "all", imageId: "ami-0123456789abcdef0" }),
    ),
  ],
  "ec2-userdata-secrets": [
    inProduction(
      "the bastion's user data has a password",
      set("bastion-instance", { userData: "#!/bin/sh\nexport DB_PASSWORD=Xy7kQ2pLw9zR\n" }),
    ),
    inShared(
      "a machine's user data has an access key, in base64",
      add(INSTANCE, {
        instanceType: "t3.micro",
        userDataBase64: Buffer.from(`aws configure set aws_access_key_id ${accessKey}\n`).toString("base64"),
      }),
    ),
  ],
  "notebook-closed": [
    inProduction("a notebook as AWS makes it", add("aws:sagemaker/notebookInstance:NotebookInstance", {})),
  ],
  "workspaces-encrypted": [
    inProduction(
      "a desktop whose user's disk is not encrypted",
      add("aws:workspaces/workspace:Workspace", { rootVolumeEncryptionEnabled: true }),
    ),
  ],
};
