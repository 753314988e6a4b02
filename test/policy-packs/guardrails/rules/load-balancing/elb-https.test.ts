import { expect } from "chai";
import { elbHttps } from "../../../../../policy-packs/guardrails/rules/load-balancing/elb-https";
import { alone, resource, together, unknown } from "../../decide";

const LISTENER = "aws:lb/listener:Listener";
const RULE = "aws:lb/listenerRule:ListenerRule";
const CLASSIC = "aws:elb/loadBalancer:LoadBalancer";
const toHttps = { type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } };
const forward = { type: "forward", targetGroupArn: "arn:tg" };
const http = { port: 80, protocol: "HTTP" };
const answer = (props: object, type = LISTENER) => alone(elbHttps, resource(type, { ...props }));
const refused = (at: string) => [`violation ${at}: requests are answered over HTTP; only a redirect to HTTPS may be`];

describe("elb-https (D-024, E-101)", () => {
  it("an HTTP listener may only redirect to HTTPS", () => {
    expect(answer({ ...http, defaultActions: [forward] })).to.deep.equal(refused("defaultActions[0]"));
    expect(answer({ ...http, defaultActions: [toHttps] })).to.deep.equal([]);
    expect(answer({ ...http, defaultActions: toHttps })).to.deep.equal([]);
    expect(answer({ ...http, defaultActions: [{ ...toHttps, redirect: [toHttps.redirect] }] })).to.deep.equal([]);
    expect(answer({ ...http, defaultActions: [{ type: "fixed-response" }] })).to.deep.equal(
      refused("defaultActions[0]"),
    );
  });

  it("a redirect that keeps HTTP, or says nothing, is none", () => {
    for (const protocol of ["HTTP", "#{protocol}", undefined]) {
      const action = { type: "redirect", redirect: { protocol, port: "443" } };
      expect(answer({ ...http, defaultActions: [action] })).to.deep.equal(refused("defaultActions[0]"));
    }
  });

  it("every action counts, in any spelling of the protocol, and where it is not set", () => {
    expect(answer({ port: 8080, protocol: "http", defaultActions: [toHttps, forward] })).to.deep.equal(
      refused("defaultActions[1]"),
    );
    expect(answer({ port: 80, defaultActions: [forward] }, "aws:alb/listener:Listener")).to.have.length(1);
  });

  it("other protocols, and a gateway that has none, are another matter", () => {
    for (const protocol of ["HTTPS", "TCP", "TLS", "UDP"]) {
      expect(answer({ port: 443, protocol, defaultActions: [forward] })).to.deep.equal([]);
    }
    expect(answer({ defaultActions: [forward] })).to.deep.equal([]);
  });

  it("a rule of an HTTP listener may only redirect as well", () => {
    const listener = (props: object) =>
      resource(LISTENER, { arn: "arn:l", defaultActions: [toHttps], ...props }, { name: "listener" });
    const rule = (action: object, listenerArn: unknown = "arn:l") =>
      resource(RULE, { listenerArn, actions: [action] }, { name: "rule" });
    expect(together(elbHttps, [listener(http), rule(forward)])).to.deep.equal(refused("rule actions[0]"));
    expect(together(elbHttps, [listener(http), rule(toHttps)])).to.deep.equal([]);
    expect(together(elbHttps, [listener({ port: 443, protocol: "HTTPS" }), rule(forward)])).to.deep.equal([]);
    expect(together(elbHttps, [rule(forward)])).to.deep.equal([]);
    expect(together(elbHttps, [rule(forward, unknown)])).to.deep.equal([
      "unknown rule actions[0]: whether requests are answered without TLS is not known; decided at the update",
    ]);
    expect(together(elbHttps, [listener({ port: 80, protocol: unknown }), rule(forward)])).to.deep.equal([
      "unknown rule actions[0]: whether requests are answered without TLS is not known; decided at the update",
    ]);
  });

  it("the older kind cannot redirect", () => {
    const classic = (lbProtocol: unknown) => answer({ listeners: [{ lbPort: 80, lbProtocol }] }, CLASSIC);
    expect(classic("http")).to.deep.equal([
      "violation listeners[0].lbProtocol: the listener speaks HTTP, and cannot redirect",
    ]);
    expect(classic("https")).to.deep.equal([]);
    expect(classic(unknown)).to.have.length(1);
  });

  it("packets at port 80 may be HTTP: that is told, and holds nobody, as who is behind may redirect", () => {
    const behind = "what comes to port 80 is passed on, and nothing says that who is behind only redirects to HTTPS";
    const packets = { protocol: "TCP", port: 80, defaultActions: [forward] };
    expect(answer(packets)).to.deep.equal([`unknown protocol: ${behind}`]);
    expect(answer({ ...packets, protocol: "TCP_UDP" })).to.have.length(1);
    expect(answer({ ...packets, port: 443 })).to.deep.equal([]);
    expect(answer({ ...packets, protocol: "UDP" })).to.deep.equal([]);
    expect(together(elbHttps, [resource(LISTENER, packets)])).to.deep.equal([]);
    const classic = (lbPort: number) => answer({ listeners: [{ lbPort, lbProtocol: "tcp" }] }, CLASSIC);
    expect(classic(80)).to.deep.equal([`unknown listeners[0].lbProtocol: ${behind}`]);
    expect(classic(5432)).to.deep.equal([]);
  });

  it("what is not known is no pass", () => {
    const open = [
      "unknown defaultActions[0]: whether requests are answered without TLS is not known; decided at the update",
    ];
    expect(answer({ port: 80, protocol: unknown, defaultActions: [forward] })).to.deep.equal(open);
    expect(answer({ ...http, defaultActions: unknown })).to.deep.equal(open);
    expect(answer({ ...http, defaultActions: [unknown] })).to.deep.equal(open);
    expect(answer({ ...http, defaultActions: [{ type: "redirect", redirect: { protocol: unknown } }] })).to.deep.equal(
      open,
    );
    expect(answer({ port: 80, protocol: unknown, defaultActions: [toHttps] })).to.deep.equal([]);
  });
});
