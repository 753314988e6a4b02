import { expect } from "chai";
import { sameSettings } from "../../../automation/release/same-settings";

const committed = "config:\n  # A note.\n  aws:region: us-east-1\n  causeway:azCount: 2\n";

describe("sameSettings", () => {
  const same: Record<string, string> = {
    "the same text": committed,
    "what the plain command line writes beside": `encryptionsalt: v1:abc=\n${committed}`,
    "a secrets provider and its key": `secretsprovider: awskms://alias/x\nencryptedkey: abc=\n${committed}`,
    "the value in quotes, as the plain command line writes it": committed.replace("2", '"2"'),
    "comments, order and quotes": 'config: {"causeway:azCount": 2, "aws:region": "us-east-1"}\n',
  };
  for (const [words, text] of Object.entries(same)) {
    it(`${words}: the same`, () => {
      expect(sameSettings(committed, text)).to.equal(true);
    });
  }

  const different: Record<string, string> = {
    "another value": committed.replace("2", "3"),
    "a text in a map as a number": "config:\n  aws:region: us-east-1\n  causeway:tags: {a: 1}\n",
    "a key more": `${committed}  causeway:natStrategy: single\n`,
    "a key less": "config:\n  aws:region: us-east-1\n",
    "another key beside the settings": `${committed}environment:\n  - production\n`,
    "no settings": "",
    "no YAML": "config: [unclosed\n",
    "what JSON cannot say": committed.replace("2", ".nan"),
  };
  for (const [words, text] of Object.entries(different)) {
    it(`${words}: not the same`, () => {
      expect(sameSettings(committed, text)).to.equal(false);
      expect(sameSettings(text, committed)).to.equal(false);
    });
  }

  it("two texts that cannot be read are not the same", () => {
    expect(sameSettings("config: [unclosed\n", "config: [unclosed\n")).to.equal(false);
  });
});
