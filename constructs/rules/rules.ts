import { callCycle } from "./calls/call-cycle";
import { calleePort } from "./calls/callee-port";
import { externalHost } from "./calls/external-host";
import { compatibilityMode } from "./contracts/compatibility-mode";
import { keyField } from "./contracts/key-field";
import { keyValue } from "./contracts/key-value";
import { oneSubject } from "./contracts/one-subject";
import { readers } from "./contracts/readers";
import { registered } from "./contracts/registered";
import { gatewayName } from "./gateways/gateway-name";
import { loggedGateways } from "./gateways/logged-gateways";
import { authorizers } from "./mesh/authorizers";
import { callMeasures } from "./mesh/call-measures";
import { egressPorts } from "./mesh/egress-ports";
import { metricsPort } from "./mesh/metrics-port";
import { optionsWithoutMesh } from "./mesh/options-without-mesh";
import { proxyBeside } from "./mesh/proxy-beside";
import { proxyPorts } from "./mesh/proxy-ports";
import { splitCalls } from "./mesh/split-calls";
import { triesWithoutMesh } from "./mesh/tries-without-mesh";
import { legalName } from "./names/legal-name";
import { legalTopic } from "./names/legal-topic";
import { ownIdentity } from "./names/own-identity";
import { ownNamespace } from "./names/own-namespace";
import { ownTopic } from "./names/own-topic";
import { peersName } from "./names/peers-name";
import { reservedNamespace } from "./names/reserved-namespace";
import { reservedWorkloadName } from "./names/reserved-workload-name";
import { serviceName } from "./names/service-name";
import { tableName } from "./names/table-name";
import { attachingTeam } from "./routes/attaching-team";
import { authorizer } from "./routes/authorizer";
import { authorizerHeaders } from "./routes/authorizer-headers";
import { clientCertificate } from "./routes/client-certificate";
import { corsOrigins } from "./routes/cors-origins";
import { encrypted } from "./routes/encrypted";
import { knownGateway } from "./routes/known-gateway";
import { limitKey } from "./routes/limit-key";
import { login } from "./routes/login";
import { publicReason } from "./routes/public-reason";
import { rateLimit } from "./routes/rate-limit";
import { routeClash } from "./routes/route-clash";
import { routeMeasures } from "./routes/route-measures";
import { routeNames } from "./routes/route-names";
import { routePath } from "./routes/route-path";
import { routePort } from "./routes/route-port";
import { servedHost } from "./routes/served-host";
import { someGateway } from "./routes/some-gateway";
import { splitTraffic } from "./routes/split-traffic";
import { tokenKeys } from "./routes/token-keys";
import { tokenOrigin } from "./routes/token-origin";
import type { Rule } from "./rule";
import { heldState } from "./streams/held-state";
import { ingested } from "./streams/ingested";
import { published } from "./streams/published";
import { read } from "./streams/read";
import { replication } from "./streams/replication";
import { stateKey } from "./streams/state-key";
import { batches } from "./subscriptions/batches";
import { deadLetterChain } from "./subscriptions/dead-letter-chain";
import { feedback } from "./subscriptions/feedback";
import { idleReplicas } from "./subscriptions/idle-replicas";
import { jobScaling } from "./subscriptions/job-scaling";
import { keptOffsets } from "./subscriptions/kept-offsets";
import { ownDeadLetters } from "./subscriptions/own-dead-letters";
import { retriesViaStream } from "./subscriptions/retries-via-stream";
import { scalingRange } from "./subscriptions/scaling-range";
import { schedule } from "./subscriptions/schedule";
import { serviceSubscribes } from "./subscriptions/service-subscribes";
import { workerSubscribes } from "./subscriptions/worker-subscribes";
import { exported } from "./teams/exported";
import { knownEdge } from "./teams/known-edge";
import { ownStream } from "./teams/own-stream";
import { declaredData } from "./tombstones/declared-data";
import { ownData } from "./tombstones/own-data";
import { collectorPlace } from "./traces/collector-place";
import { grpcHealth } from "./values/grpc-health";
import { legalQuantity } from "./values/legal-quantity";
import { memoryLimit } from "./values/memory-limit";
import { plainValue } from "./values/plain-value";
import { port } from "./values/port";
import { quota } from "./values/quota";
import { wholeNumber } from "./values/whole-number";
import { derivedEnv } from "./workloads/derived-env";
import { durableTables } from "./workloads/durable-tables";
import { envName } from "./workloads/env-name";
import { handlerLines } from "./workloads/handler-lines";
import { handlerSize } from "./workloads/handler-size";
import { imageName } from "./workloads/image-name";
import { keptDurable } from "./workloads/kept-durable";
import { literalSecret } from "./workloads/literal-secret";
import { mountClash } from "./workloads/mount-clash";
import { mountPath } from "./workloads/mount-path";
import { pinnedImage } from "./workloads/pinned-image";
import { requestScaling } from "./workloads/request-scaling";
import { reservedEnv } from "./workloads/reserved-env";
import { tableStorage } from "./workloads/table-storage";
import { transaction } from "./workloads/transaction";

/** All of them, in the order in which a construct's findings are told. */
export const rules: readonly Rule[] = [
  plainValue,
  legalName,
  legalTopic,
  serviceName,
  reservedNamespace,
  ownNamespace,
  ownTopic,
  ownIdentity,
  peersName,
  reservedWorkloadName,
  wholeNumber,
  port,
  grpcHealth,
  quota,
  legalQuantity,
  memoryLimit,
  gatewayName,
  loggedGateways,
  collectorPlace,
  knownEdge,
  ownStream,
  exported,
  published,
  read,
  replication,
  stateKey,
  ingested,
  keyField,
  keyValue,
  readers,
  compatibilityMode,
  oneSubject,
  registered,
  workerSubscribes,
  serviceSubscribes,
  scalingRange,
  idleReplicas,
  schedule,
  requestScaling,
  jobScaling,
  keptOffsets,
  batches,
  deadLetterChain,
  ownDeadLetters,
  retriesViaStream,
  feedback,
  callCycle,
  calleePort,
  routePort,
  routePath,
  routeClash,
  someGateway,
  knownGateway,
  servedHost,
  attachingTeam,
  rateLimit,
  limitKey,
  splitTraffic,
  tokenOrigin,
  tokenKeys,
  publicReason,
  routeNames,
  corsOrigins,
  routeMeasures,
  encrypted,
  authorizer,
  authorizerHeaders,
  clientCertificate,
  login,
  externalHost,
  triesWithoutMesh,
  optionsWithoutMesh,
  callMeasures,
  splitCalls,
  proxyBeside,
  metricsPort,
  egressPorts,
  proxyPorts,
  authorizers,
  envName,
  reservedEnv,
  derivedEnv,
  literalSecret,
  pinnedImage,
  imageName,
  mountPath,
  mountClash,
  transaction,
  handlerSize,
  handlerLines,
  heldState,
  tableName,
  tableStorage,
  durableTables,
  keptDurable,
  ownData,
  declaredData,
];
