import { expect } from "chai";
import { redisEncrypted } from "../../../../../policy-packs/guardrails/rules/databases/redis-encrypted";
import { alone, resource, unknown } from "../../decide";

const answer = (type: string, props: object) => alone(redisEncrypted, resource(type, { ...props }));
const group = (props: object) => answer("aws:elasticache/replicationGroup:ReplicationGroup", props);
const single = (props: object) => answer("aws:elasticache/cluster:Cluster", props);
const good = { atRestEncryptionEnabled: true, transitEncryptionEnabled: true, authToken: "x".repeat(16) };
const rest = "violation atRestEncryptionEnabled: the cache is not encrypted at rest";
const transit = "violation transitEncryptionEnabled: the cache is reached without TLS";
const login = "violation authToken: everybody who reaches the cache may read it: no token and no group of users";

describe("redis-encrypted (D-023, D-024)", () => {
  it("a group that is encrypted and asks for a token or users is accepted", () => {
    expect(group(good)).to.deep.equal([]);
    expect(group({ ...good, authToken: undefined, userGroupIds: ["users"] })).to.deep.equal([]);
    expect(group({ ...good, authToken: unknown })).to.deep.equal([]);
    expect(group({ ...good, authToken: undefined, userGroupIds: unknown })).to.deep.equal([]);
  });

  it("each thing that lacks is told; not set means that all lack, but disks of Valkey", () => {
    expect(group({})).to.deep.equal([rest, transit, login]);
    expect(group({ engine: "valkey" })).to.deep.equal([transit, login]);
    expect(group({ ...good, atRestEncryptionEnabled: "false" })).to.deep.equal([rest]);
    expect(group({ ...good, authToken: undefined, userGroupIds: [] })).to.deep.equal([login]);
  });

  it("TLS that is only preferred lets others in", () => {
    expect(group({ ...good, transitEncryptionMode: "required" })).to.deep.equal([]);
    expect(group({ ...good, transitEncryptionMode: "preferred" })).to.deep.equal([
      "violation transitEncryptionMode: the cache is reached without TLS as well: transitEncryptionMode is preferred",
    ]);
  });

  it("what joins a global group has its settings, unless it says otherwise", () => {
    expect(group({ globalReplicationGroupId: "g" })).to.deep.equal([]);
    expect(group({ globalReplicationGroupId: "g", transitEncryptionEnabled: false })).to.deep.equal([transit]);
  });

  it("a Redis node of its own cannot be encrypted; a group's node and Memcached are left alone", () => {
    const refused = ["violation : the cache is not encrypted at rest: only a replication group can be"];
    expect(single({ engine: "redis" })).to.deep.equal(refused);
    expect(single({ engine: "Valkey" })).to.deep.equal(refused);
    expect(single({})).to.deep.equal(refused);
    expect(single({ engine: "redis", replicationGroupId: unknown })).to.deep.equal([]);
    expect(single({ engine: "memcached" })).to.deep.equal([]);
    expect(single({ engine: unknown })).to.deep.equal([
      "unknown engine: whether it is a Redis cache is not known; decided at the update",
    ]);
  });

  it("serverless caches and MemoryDB are asked for what is left open", () => {
    const serverless = (props: object) => answer("aws:elasticache/serverlessCache:ServerlessCache", props);
    expect(serverless({ engine: "redis", userGroupId: "users" })).to.deep.equal([]);
    expect(serverless({ engine: "memcached" })).to.deep.equal([]);
    expect(serverless({ engine: "valkey" })).to.deep.equal([
      "violation userGroupId: everybody who reaches the cache may read it: no group of users",
    ]);
    const memory = (props: object) => answer("aws:memorydb/cluster:Cluster", props);
    expect(memory({ aclName: "users" })).to.deep.equal([]);
    expect(memory({ aclName: "open-access", tlsEnabled: false })).to.deep.equal([
      "violation tlsEnabled: the cache is reached without TLS",
      "violation aclName: everybody who reaches the cache may read it: the list is open-access",
    ]);
  });

  it("DAX is encrypted and spoken to by TLS; not set is neither", () => {
    const accelerator = (props: object) => answer("aws:dax/cluster:Cluster", props);
    const closed = { serverSideEncryption: { enabled: true }, clusterEndpointEncryptionType: "TLS" };
    const atRest = "violation serverSideEncryption.enabled: the cache is not encrypted at rest";
    const inTransit = "violation clusterEndpointEncryptionType: the cache is reached without TLS";
    expect(accelerator(closed)).to.deep.equal([]);
    expect(accelerator({})).to.deep.equal([atRest, inTransit]);
    expect(accelerator({ ...closed, serverSideEncryption: { enabled: false } })).to.deep.equal([atRest]);
    expect(accelerator({ ...closed, clusterEndpointEncryptionType: "NONE" })).to.deep.equal([inTransit]);
    expect(accelerator({ ...closed, serverSideEncryption: unknown })[0]).to.match(/^unknown /);
  });

  it("a user has a password, unless it is shut out", () => {
    const user = (props: object) => answer("aws:elasticache/user:User", { accessString: "on ~* +@all", ...props });
    expect(user({ passwords: ["x".repeat(16)] })).to.deep.equal([]);
    expect(user({ authenticationMode: { type: "iam" } })).to.deep.equal([]);
    expect(user({ noPasswordRequired: true })).to.deep.equal([
      "violation noPasswordRequired: the user logs in without a password",
    ]);
    expect(user({ authenticationMode: { type: "no-password-required" } })).to.deep.equal([
      "violation authenticationMode.type: the user logs in without a password",
    ]);
    expect(user({ accessString: "off -@all", noPasswordRequired: true })).to.deep.equal([]);
    expect(user({ accessString: unknown, noPasswordRequired: true })).to.have.length(1);
  });

  it("what is not known is no pass", () => {
    expect(group({ ...good, transitEncryptionEnabled: unknown })).to.deep.equal([
      "unknown transitEncryptionEnabled: the value is not known, and with it whether the cache is reached without TLS; decided at the update",
    ]);
  });

  it("a group of users has not the one that AWS makes, which has no password", () => {
    const members = (...userIds: unknown[]) =>
      alone(redisEncrypted, resource("aws:elasticache/userGroup:UserGroup", { engine: "redis", userIds }));
    const open = "everybody who reaches the cache may read it: the user default, which AWS makes, has no password";
    expect(members("app", "default")).to.deep.equal([`violation userIds: ${open}`]);
    expect(members("app", "default-of-ours", unknown)).to.deep.equal([]);
    const member = (userId: unknown) =>
      alone(redisEncrypted, resource("aws:elasticache/userGroupAssociation:UserGroupAssociation", { userId }));
    expect(member("default")).to.deep.equal([`violation userId: ${open}`]);
    expect(member("app")).to.deep.equal([]);
  });
});
