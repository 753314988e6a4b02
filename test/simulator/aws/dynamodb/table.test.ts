import { expect } from "chai";
import { dynamoDbService } from "../../../../simulator/aws/dynamodb/service";
import { UNKNOWN } from "../../../../simulator/values";
import { lawWorld, refusal } from "../../law-world";

const type = "aws:dynamodb/table:Table";

describe("tableLaw", () => {
  const id = { name: "id", type: "S" };
  const inputs = { name: "t", hashKey: "id", attributes: [id], billingMode: "PAY_PER_REQUEST" };
  const problems = (more: object) => lawWorld(dynamoDbService.laws).problems(type, { ...inputs, ...more });

  it("has the attributes that keys and indexes use, and no others", () => {
    const byMail = [{ name: "mail", hashKey: "mail", projectionType: "ALL" }];
    const mail = { name: "mail", type: "S" };
    expect(problems({ attributes: [id, mail] })).to.deep.equal([
      'attributes: all attributes must be indexed. Unused attributes: ["mail"]; leave them out, items have them anyway.',
    ]);
    expect(
      problems({ attributes: [id, mail], serverSideEncryption: { enabled: true, kmsKeyArn: UNKNOWN } }),
    ).to.have.length(1);
    expect(problems({ attributes: [id, mail], rangeKey: UNKNOWN })).to.deep.equal([]);
    expect(problems({ globalSecondaryIndexes: byMail })).to.deep.equal([
      'attributes: all indexes must match a defined attribute. Unmatched indexes: ["mail"]; add them.',
    ]);
    expect(problems({ attributes: [mail, id], globalSecondaryIndexes: byMail })).to.deep.equal([]);
    expect(problems({ attributes: [id, mail], globalSecondaryIndexes: UNKNOWN })).to.deep.equal([]);
    expect(problems({ attributes: [{ name: "id", type: "String" }] })).to.deep.equal([
      'attributes[0].type: attributes[0].type is "String"; expected S, N or B.',
    ]);
  });

  it("has capacity where it is provisioned, and a view where it streams", () => {
    const world = lawWorld(dynamoDbService.laws);
    const provisioned = { ...inputs, billingMode: "PROVISIONED" };
    expect(refusal(() => world.create(type, provisioned))).to.equal(
      'ValidationException: readCapacity must be at least 1 when billingMode is "PROVISIONED"; give it, or billingMode "PAY_PER_REQUEST".',
    );
    expect(world.create(type, { ...provisioned, readCapacity: 1, writeCapacity: 1 }).id).to.equal("t");
    expect(problems({ streamEnabled: true })).to.deep.equal([
      "streamViewType: streamViewType is missing; give one where streamEnabled is true.",
    ]);
    expect(problems({ streamEnabled: true, streamViewType: "KEYS_ONLY" })).to.deep.equal([]);
  });

  it("stays while it is protected", () => {
    const world = lawWorld(dynamoDbService.laws);
    const table = world.create(type, { ...inputs, deletionProtectionEnabled: true });
    expect(refusal(() => world.remove(table))).to.match(/^ValidationException: Resource cannot be deleted as it is/);
    world.remove(world.update(table, { ...inputs, deletionProtectionEnabled: false }));
    expect(world.all()).to.deep.equal([]);
  });
});
