import { expect } from "chai";
import { objects } from "../../../simulator/aws/reading";
import { factsOf } from "../../../simulator/catalog/facts";
import type { Resource } from "../../../simulator/law";
import { type Properties, textOf } from "../../../simulator/values";
import { lawContext } from "../law-context";
import { committedCatalog } from "./open-catalog";

const catalog = committedCatalog();

/** A resource as the catalog alone makes it. */
function made(type: string, inputs: Properties, others: readonly Resource[] = []) {
  const entry = catalog.entry(type);
  if (entry === undefined) throw new Error(`no ${type}`);
  const facts = factsOf(entry);
  const context = lawContext(others, { type });
  const id = facts.id(inputs, context);
  return { id, outputs: { ...facts.outputs(inputs, id, context), ...inputs } };
}

function resource(type: string, inputs: Properties, region = "eu-west-1"): Resource {
  const { id, outputs } = made(type, inputs);
  return { account: "111111111111", region, type, id, urn: "", inputs, outputs, createdAt: 0 };
}

describe("ids of what applications are made of", () => {
  const recordId = (inputs: Properties) => made("aws:route53/record:Record", { zoneId: "Z1", ...inputs }).id;

  it("tells records of one name apart by zone, type and set", () => {
    expect(recordId({ name: "www.a.org", type: "A" })).to.equal("Z1_www.a.org_A");
    expect(recordId({ name: "www.a.org", type: "AAAA" })).to.equal("Z1_www.a.org_AAAA");
    expect(recordId({ name: "www.a.org", type: "A", setIdentifier: "blue" })).to.equal("Z1_www.a.org_A_blue");
  });

  it("tells stages, aliases, services and tables of one name apart by what they lie in", () => {
    const stage = (apiId: string) => made("aws:apigatewayv2/stage:Stage", { apiId, name: "$default" }).id;
    expect([stage("a1"), stage("b2")]).to.deep.equal(["a1/$default", "b2/$default"]);
    const alias = (functionName: string) =>
      made("aws:lambda/alias:Alias", { functionName, functionVersion: "1", name: "live" }).id;
    expect([alias("f"), alias("arn:aws:lambda:eu-west-1:111111111111:function:g")]).to.deep.equal([
      "arn:aws:lambda:eu-west-1:111111111111:function:f:live",
      "arn:aws:lambda:eu-west-1:111111111111:function:g:live",
    ]);
    const service = (inputs: Properties) => made("aws:ecs/service:Service", { name: "web", ...inputs }).id;
    expect(service({ cluster: "arn:aws:ecs:eu-west-1:111111111111:cluster/one" })).to.equal(
      "arn:aws:ecs:eu-west-1:111111111111:service/one/web",
    );
    expect(service({})).to.equal("arn:aws:ecs:eu-west-1:111111111111:service/default/web");
    const table = (databaseName: string) => made("aws:glue/catalogTable:CatalogTable", { databaseName, name: "t" }).id;
    expect([table("one"), table("two")]).to.deep.equal(["111111111111:one:t", "111111111111:two:t"]);
  });

  it("puts the parent before a name that no table says more of, and leaves names that stand alone", () => {
    const hook = { name: "h", autoscalingGroupName: "g", lifecycleTransition: "x" };
    expect(made("aws:autoscaling/lifecycleHook:LifecycleHook", hook).id).to.equal("g/h");
    expect(made("aws:rds/clusterParameterGroup:ClusterParameterGroup", { name: "p", family: "f" }).id).to.equal("p");
  });

  it("counts the revisions of a family", () => {
    const type = "aws:ecs/taskDefinition:TaskDefinition";
    const first = resource(type, { family: "app", containerDefinitions: "[]" });
    expect(first.id).to.equal("arn:aws:ecs:eu-west-1:111111111111:task-definition/app:1");
    const second = made(type, { family: "app", containerDefinitions: "[{}]" }, [first]);
    expect(second.id).to.equal("arn:aws:ecs:eu-west-1:111111111111:task-definition/app:2");
    expect(second.outputs).to.include({
      revision: 2,
      arnWithoutRevision: "arn:aws:ecs:eu-west-1:111111111111:task-definition/app",
    });
  });
});

describe("outputs that programs hand on", () => {
  it("has the records that prove a certificate, one for each name, a wildcard's the same as its base's", () => {
    const { outputs } = made("aws:acm/certificate:Certificate", {
      domainName: "a.org",
      subjectAlternativeNames: ["*.a.org", "b.org"],
      validationMethod: "DNS",
    });
    const options = objects(outputs.domainValidationOptions);
    expect(options.map((one) => one.domainName)).to.deep.equal(["a.org", "*.a.org", "b.org"]);
    expect(options[0]?.resourceRecordName).to.match(/^_[0-9a-f]{32}\.a\.org\.$/);
    expect(options[0]).to.include({ resourceRecordType: "CNAME" });
    expect(options[0]?.resourceRecordValue).to.match(/^_[0-9a-f]{32}\.[a-z2-7]{10}\.acm-validations\.aws\.$/);
    expect(options[1]?.resourceRecordName).to.equal(options[0]?.resourceRecordName);
    expect(options[2]?.resourceRecordName).to.match(/\.b\.org\.$/);
    const byMail = made("aws:acm/certificate:Certificate", { domainName: "a.org", validationMethod: "EMAIL" });
    expect(byMail.outputs.domainValidationOptions).to.deep.equal([]);
  });

  it("has a zone's name servers, and whole names of records", () => {
    const zone = resource("aws:route53/zone:Zone", { name: "a.org" }, "global");
    expect(zone.id).to.match(/^Z[A-Z2-7]{19}$/);
    expect(zone.outputs.zoneId).to.equal(zone.id);
    expect(zone.outputs.nameServers).to.have.length(4);
    const fqdn = (name: string) =>
      made("aws:route53/record:Record", { zoneId: zone.id, name, type: "A" }, [zone]).outputs.fqdn;
    expect([fqdn("www"), fqdn("www.a.org"), fqdn("a.org"), fqdn("x.a.org.")]).to.deep.equal([
      "www.a.org",
      "www.a.org",
      "a.org",
      "x.a.org",
    ]);
  });

  it("has addresses of queues, repositories, functions and APIs", () => {
    const queue = made("aws:sqs/queue:Queue", { name: "jobs" });
    expect(queue.id).to.equal("https://sqs.eu-west-1.amazonaws.com/111111111111/jobs");
    expect(queue.outputs.url).to.equal(queue.id);
    expect(made("aws:ecr/repository:Repository", { name: "app" }).outputs.repositoryUrl).to.equal(
      "111111111111.dkr.ecr.eu-west-1.amazonaws.com/app",
    );
    expect(made("aws:lambda/function:Function", { name: "f", role: "r" }).outputs).to.include({
      arn: "arn:aws:lambda:eu-west-1:111111111111:function:f",
      qualifiedArn: "arn:aws:lambda:eu-west-1:111111111111:function:f:$LATEST",
      invokeArn:
        "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:111111111111:function:f/invocations",
      version: "$LATEST",
    });
    const socket = resource("aws:apigatewayv2/api:Api", { name: "s", protocolType: "WEBSOCKET" });
    const http = resource("aws:apigatewayv2/api:Api", { name: "h", protocolType: "HTTP" });
    expect(http.id).to.match(/^[a-z2-7]{10}$/);
    expect(http.outputs.apiEndpoint).to.equal(`https://${http.id}.execute-api.eu-west-1.amazonaws.com`);
    const url = (api: Resource, name: string) =>
      made("aws:apigatewayv2/stage:Stage", { apiId: api.id, name }, [api]).outputs.invokeUrl;
    expect(url(http, "$default")).to.equal(`https://${http.id}.execute-api.eu-west-1.amazonaws.com/`);
    expect(url(socket, "v1")).to.equal(`wss://${socket.id}.execute-api.eu-west-1.amazonaws.com/v1`);
  });

  it("has ARNs of listeners from their balancer's, and zones of balancers by kind and region", () => {
    const balancer = made("aws:lb/loadBalancer:LoadBalancer", { name: "web" }).outputs;
    expect(balancer.arn).to.match(
      /^arn:aws:elasticloadbalancing:eu-west-1:111111111111:loadbalancer\/app\/web\/[0-9a-f]{16}$/,
    );
    expect(balancer.dnsName).to.match(/^web-\d{10}\.eu-west-1\.elb\.amazonaws\.com$/);
    expect(balancer.zoneId).to.equal("Z32O12XQLNTSW2");
    const network = made("aws:lb/loadBalancer:LoadBalancer", { name: "n", loadBalancerType: "network" }).outputs;
    expect(network.arn).to.match(/:loadbalancer\/net\/n\/[0-9a-f]{16}$/);
    expect(network).to.include({ zoneId: "Z2IFOLAFXWLO4F" });
    const loadBalancerArn = textOf(balancer, "arn") ?? "";
    const listener = made("aws:lb/listener:Listener", { loadBalancerArn, defaultActions: [] }).id;
    expect(listener.startsWith(loadBalancerArn.replace(":loadbalancer/", ":listener/"))).to.equal(true);
    const rule = made("aws:lb/listenerRule:ListenerRule", { listenerArn: listener, actions: [], conditions: [] }).id;
    expect(rule.startsWith(listener.replace(":listener/", ":listener-rule/"))).to.equal(true);
  });

  it("has both endpoints of a database cluster, and a managed password's secret only where AWS manages it", () => {
    const inputs = { clusterIdentifier: "main", engine: "aurora-postgresql" };
    const cluster = made("aws:rds/cluster:Cluster", inputs).outputs;
    expect(cluster.endpoint).to.match(/^main\.cluster-[a-z2-7]{12}\.eu-west-1\.rds\.amazonaws\.com$/);
    expect(cluster.readerEndpoint).to.match(/^main\.cluster-ro-[a-z2-7]{12}\.eu-west-1\.rds\.amazonaws\.com$/);
    expect(cluster).to.deep.include({ port: 5432, masterUserSecrets: [] });
    const managed = made("aws:rds/cluster:Cluster", { ...inputs, manageMasterUserPassword: true }).outputs;
    expect(managed.masterUserSecrets).to.have.length(1);
  });

  it("has a table's stream only where it is switched on", () => {
    const table = made("aws:dynamodb/table:Table", { name: "t", streamEnabled: true }).outputs;
    expect(table.streamArn).to.equal("arn:aws:dynamodb:eu-west-1:111111111111:table/t/stream/2026-01-01T00:00:00.000");
    expect(made("aws:dynamodb/table:Table", { name: "t" }).outputs.streamArn).to.equal("");
  });
});
