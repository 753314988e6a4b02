import { expect } from "chai";
import { UNKNOWN } from "../../../../policy-packs/guardrails/facts/value";
import {
  adminServices,
  reaches,
  readTraffic,
  serviceText,
  trafficText,
} from "../../../../policy-packs/guardrails/network/ports";

const ssh = { protocol: "tcp", port: 22, name: "SSH" } as const;
const all = { protocol: "all", from: 0, to: 65_535 };

describe("readTraffic", () => {
  it("reads protocols by name in any case and by number", () => {
    expect(
      ["tcp", "TCP", 6, "6", "udp", 17, "icmp", "1", 50].map((each) => readTraffic(each, 1, 2).protocol),
    ).to.deep.equal(["tcp", "tcp", "tcp", "tcp", "udp", "udp", "other", "other", "other"]);
  });

  it("every protocol, however it is written, is every port", () => {
    for (const protocol of ["-1", -1, "all", "ALL", undefined]) {
      expect(readTraffic(protocol, 0, 0)).to.deep.equal(all);
    }
  });

  it("-1 and no ports are every port; one end stands for both", () => {
    expect(readTraffic("tcp", -1, -1)).to.deep.equal({ protocol: "tcp", from: 0, to: 65_535 });
    expect(readTraffic("tcp", undefined, undefined)).to.deep.equal({ protocol: "tcp", from: 0, to: 65_535 });
    expect(readTraffic("tcp", "22", undefined)).to.deep.equal({ protocol: "tcp", from: 22, to: 22 });
  });
});

describe("trafficText", () => {
  it("says what is known, and what is not in words", () => {
    expect(trafficText(readTraffic("tcp", 22, 22))).to.equal("tcp 22");
    expect(trafficText(readTraffic("tcp", 8000, 8100))).to.equal("tcp 8000-8100");
    expect(trafficText(readTraffic("-1", 0, 0))).to.equal("every port and protocol");
    expect(trafficText(readTraffic("udp", UNKNOWN, 22))).to.equal("a udp port that is not known");
    expect(trafficText(readTraffic(UNKNOWN, UNKNOWN, UNKNOWN))).to.equal("a port that is not known");
    expect(trafficText(readTraffic(UNKNOWN, 22, 22))).to.equal("a protocol that is not known, port 22");
  });
});

describe("reaches", () => {
  it("is yes, no, or not known, by what is known", () => {
    expect(reaches(readTraffic("tcp", 20, 22), ssh)).to.equal(true);
    expect(reaches(readTraffic("tcp", 23, 80), ssh)).to.equal(false);
    expect(reaches(readTraffic("udp", 0, 100), ssh)).to.equal(false);
    expect(reaches(readTraffic(UNKNOWN, 22, 22), ssh)).to.equal(UNKNOWN);
    expect(reaches(readTraffic("tcp", UNKNOWN, 21), ssh)).to.equal(false);
    expect(reaches(readTraffic("tcp", UNKNOWN, 22), ssh)).to.equal(UNKNOWN);
  });
});

describe("adminServices", () => {
  it("are the ports from which a machine can be taken over", () => {
    expect(adminServices.map(serviceText)).to.deep.equal([
      "tcp 22 (SSH)",
      "tcp 23 (Telnet)",
      "tcp 2375 (Docker)",
      "tcp 2376 (Docker over TLS)",
      "tcp 3389 (RDP)",
      "udp 3389 (RDP)",
      "tcp 5900 (VNC)",
      "tcp 5985 (WinRM)",
      "tcp 5986 (WinRM over TLS)",
      "tcp 10250 (kubelet)",
    ]);
  });
});
