import { add, type Change, inProduction, type Mutants } from "./mutant";

const BALANCER = "aws:lb/loadBalancer:LoadBalancer";
const LISTENER = "aws:lb/listener:Listener";

/** A load balancer in the public subnets, with the group that we have for one. */
function balancer(props: object = {}): Change {
  return add(
    BALANCER,
    { loadBalancerType: "application", internal: false, ...props },
    { name: "web", from: { securityGroups: "security-groups-alb", subnets: "network" } },
  );
}

/** Its listener. */
function listener(props: object): Change {
  return add(LISTENER, { ...props }, { name: "web-listener", from: { loadBalancerArn: "web" } });
}

/** Changes that the guardrails of load balancers must catch; we have none yet. */
export const loadBalancingMutants: Mutants = {
  "apigw-auth": [
    inProduction("a route that asks nobody", add("aws:apigatewayv2/route:Route", { routeKey: "GET /orders" })),
    inProduction(
      "a method that asks nobody",
      add("aws:apigateway/method:Method", { httpMethod: "GET", authorization: "NONE", restApi: "abc" }),
    ),
    inProduction(
      "an API for one function, made in one go",
      add("aws:apigatewayv2/api:Api", {
        protocolType: "HTTP",
        target: "arn:aws:lambda:us-east-1:444444444444:function:orders",
      }),
    ),
    inProduction(
      "an API whose description asks nobody",
      add("aws:apigateway/restApi:RestApi", { body: JSON.stringify({ paths: { "/orders": { post: {} } } }) }),
    ),
  ],
  "apigw-backend-tls": [
    inProduction(
      "an API that hands calls on in plain",
      add("aws:apigatewayv2/integration:Integration", {
        integrationType: "HTTP_PROXY",
        integrationUri: "http://example.com",
      }),
    ),
  ],
  "apigw-cache-encrypted": [
    inProduction(
      "an API that keeps its answers in plain",
      add("aws:apigateway/methodSettings:MethodSettings", { settings: { cachingEnabled: true } }),
    ),
  ],
  "apigw-logs": [
    inProduction("an API that nobody can look up", add("aws:apigateway/stage:Stage", { stageName: "v1" })),
  ],
  "appsync-auth": [
    inProduction(
      "a graph that is open to who has its key",
      add("aws:appsync/graphQLApi:GraphQLApi", { authenticationType: "API_KEY" }),
    ),
  ],
  "cloudfront-logs": [
    inProduction(
      "a distribution that nobody can look up",
      add("aws:cloudfront/distribution:Distribution", { enabled: true }),
    ),
  ],
  "cloudfront-oac": [
    inProduction(
      "a distribution that asks a bucket as anybody would",
      add("aws:cloudfront/distribution:Distribution", { origins: [{ domainName: "docs.s3.amazonaws.com" }] }),
    ),
  ],
  "cloudfront-waf": [
    inProduction(
      "a distribution in front of an application without a web ACL",
      add("aws:cloudfront/distribution:Distribution", {
        origins: [{ domainName: "api.example.com", customOriginConfig: { originProtocolPolicy: "https-only" } }],
      }),
    ),
  ],
  "cloudfront-https": [
    inProduction(
      "a distribution that answers in plain",
      add("aws:cloudfront/distribution:Distribution", { defaultCacheBehavior: { viewerProtocolPolicy: "allow-all" } }),
    ),
  ],
  "elb-admin-listener": [
    inProduction(
      "SSH of the nodes through a load balancer without groups",
      add(BALANCER, { loadBalancerType: "network", internal: false }, { name: "web", from: { subnets: "network" } }),
      listener({ port: 22, protocol: "TCP" }),
    ),
    inProduction(
      "SSH of the nodes through a load balancer with an empty list of groups",
      add(
        BALANCER,
        { loadBalancerType: "network", internal: false, securityGroups: [] },
        { name: "web", from: { subnets: "network" } },
      ),
      listener({ port: 22, protocol: "TCP" }),
    ),
  ],
  "elb-delete-protect": [inProduction("a load balancer that can be deleted", balancer())],
  "elb-drop-headers": [
    inProduction(
      "a load balancer that passes on what nobody understands",
      balancer({ dropInvalidHeaderFields: false }),
    ),
  ],
  "elb-https": [
    inProduction(
      "a listener that answers over HTTP",
      balancer(),
      listener({ port: 80, protocol: "HTTP", defaultActions: [{ type: "forward" }] }),
    ),
    inProduction(
      "a load balancer of the older kind",
      add("aws:elb/loadBalancer:LoadBalancer", { listeners: [{ lbPort: 80, lbProtocol: "http", instancePort: 8080 }] }),
    ),
  ],
  "elb-logs": [inProduction("a load balancer that keeps no logs", balancer())],
  "elb-tls-policy": [
    inProduction(
      "a load balancer of the older kind with AWS's own choice of TLS",
      add("aws:elb/loadBalancer:LoadBalancer", {
        listeners: [{ lbPort: 443, lbProtocol: "https", instancePort: 8080 }],
      }),
    ),
    inProduction("a listener with AWS's own choice of TLS", balancer(), listener({ port: 443, protocol: "HTTPS" })),
    inProduction(
      "a listener for browsers of ten years ago",
      balancer(),
      listener({ port: 443, protocol: "HTTPS", sslPolicy: "ELBSecurityPolicy-TLS-1-0-2015-04" }),
    ),
  ],
  "elb-waf": [
    inProduction("a load balancer on the internet without a web ACL", balancer()),
    inProduction(
      "an internal load balancer that an accelerator brings to the internet",
      balancer({ arn: "arn:web", internal: true }),
      add("aws:globalaccelerator/endpointGroup:EndpointGroup", {
        listenerArn: "arn:listener",
        endpointConfigurations: [{ endpointId: "arn:web" }],
      }),
    ),
  ],
  "waf-logging": [
    inProduction("a web ACL that logs nothing", add("aws:wafv2/webAcl:WebAcl", { name: "web", scope: "REGIONAL" })),
  ],
  "acm-key-length": [
    inProduction(
      "a certificate with a short key",
      add("aws:acm/certificate:Certificate", { keyAlgorithm: "RSA_1024" }),
    ),
  ],
};
