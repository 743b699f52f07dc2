export { Rules } from "./checks/rules";
export { kafkaClients } from "./concerns/kafka-clients";
export { Contract, type ContractOptions, type ProtobufOptions } from "./contracts/contract";
export { Bundle, type BundleProps } from "./delivery/bundle";
export type { ObjectEdit } from "./delivery/edits";
export { type Cluster, HeadwaterStack, type HeadwaterStackProps } from "./delivery/headwater-stack";
export type { OrganisationDefaults } from "./delivery/organisation-defaults";
export type {
  Awakeable,
  Callee,
  DurableCallOptions,
  DurableContext,
  DurableEntityHandlers,
  DurableEvent,
  DurableHandler,
  DurablePromise,
  DurableSendOptions,
  EntityContext,
  EntityQueryContext,
  EntityState,
  Saga,
  StepInfo,
  StepOptions,
} from "./durable/durable-api";
export { DurableEntity, type EntitySubscriptionOptions } from "./durable/durable-entity";
export { DurableFunction } from "./durable/durable-function";
export type { IDurable } from "./durable/durable-interface";
export type { DurableProps, DurableSubscriptionOptions } from "./durable/durable-workload";
export type { ApicurioProps } from "./engines/apicurio-registry";
export { Durable, type DurableEngine, type DurableIdentity } from "./engines/durable";
export type { Engine, KubernetesObject, Owner } from "./engines/engine";
export type { EnvoyGatewayProps } from "./engines/envoy-gateway-props";
export type { ExternalKafkaProps } from "./engines/external-kafka";
export type { ExternalRegistryProps } from "./engines/external-registry";
export type { ExternalRestateProps } from "./engines/external-restate";
export { Gateway, type GatewayEngine } from "./engines/gateway";
export type { IstioProps } from "./engines/istio";
export { Kafka, type KafkaEngine } from "./engines/kafka";
export type {
  CertificateLogin,
  KafkaAdminAccess,
  KafkaCa,
  KafkaClientAccess,
  ScramLogin,
} from "./engines/kafka-access";
export { Mesh, type MeshEngine } from "./engines/mesh";
export { Registry, type RegistryEngine, type RegistryLogin } from "./engines/registry";
export {
  type BasicAuthProps,
  type OidcAuthProps,
  type OidcClient,
  RegistryAuth,
  type RegistryAuthEngine,
} from "./engines/registry-auth";
export type { BasicLogin } from "./engines/registry-login";
export type { SqlStorageProps } from "./engines/registry-sql";
export { RegistryStorage, type RegistryStorageEngine } from "./engines/registry-storage";
export type { RestateProps, RestateSnapshots } from "./engines/restate";
export type { SecretKey } from "./engines/secret-key";
export type {
  StrimziKafkaProps,
  StrimziListener,
  StrimziStorage,
  StrimziTieredStorage,
  StrimziVolume,
} from "./engines/strimzi-props";
export { Tls, type TlsSource } from "./engines/tls";
export type { AccessLogEntry } from "./gateway/access-log-contract";
export { AccessLogStream, type AccessLogStreamProps } from "./gateway/access-log-stream";
export { Auth } from "./gateway/auth";
export type {
  ApiKeyProps,
  BasicProps,
  ClientCertificateProps,
  ExternalAuthProps,
  JwtProps,
  OidcProps,
} from "./gateway/auth-props";
export type { Cors, RateLimit, RequestOptions, Retries, RouteOptions } from "./gateway/route-options";
export type { Intent, KnownIntent } from "./intents";
export type { Concern } from "./intents/concern";
export type { DurableIntent, DurableScalingIntent } from "./intents/durable";
export type {
  CallIntent,
  CallPermissionIntent,
  CallRoute,
  EgressIntent,
  MeshIdentity,
  MeshNamespaceIntent,
  MeshService,
  PlainPortIntent,
} from "./intents/mesh";
export type { AlertIntent, DashboardIntent, MonitorIntent } from "./intents/monitoring";
export type { NetworkEdge, NetworkIntent, NetworkPeer, NetworkPort } from "./intents/network";
export type { Acl, PrincipalIntent, Quota } from "./intents/principal";
export type { RouteIntent } from "./intents/route";
export type { LagTrigger, ScalingIntent } from "./intents/scaling";
export type { TopicIntent } from "./intents/topic";
export type { WorkloadIntent } from "./intents/workload";
export type { CallOptions, OutlierDetection } from "./mesh/call-options";
export type { ContractDeclaration } from "./model/contract-declaration";
export type * from "./model/declarations";
export { Duration } from "./model/duration";
export type * from "./model/mesh-declarations";
export type * from "./model/platform-declarations";
export type * from "./model/route-declarations";
export type * from "./model/scaling-declarations";
export { type Declares, Topology } from "./model/topology";
export type * from "./model/workload-declarations";
export { Observability } from "./observability/observability";
export { Traces } from "./observability/traces";
export { ChartSource } from "./operators/chart-source";
export type { GatewayOperatorProps, GlobalLimits } from "./operators/envoy-gateway-values";
export { Operators, type OperatorsProps } from "./operators/operators";
export type { ImportedPlatform } from "./platform/imported-platform";
export { Platform, type PlatformProps } from "./platform/platform";
export type { IPlatform } from "./platform/platform-base";
export { type ITeam, Team, type TeamProps } from "./platform/team";
export { type RequestScalingProps, Service, type ServiceProps } from "./services/service";
export type { IService } from "./services/service-interface";
export { EventStream, type EventStreamProps, type RetentionProps } from "./streams/event-stream";
export type { IngestOptions } from "./streams/ingest";
export { StateStream, type StateStreamProps } from "./streams/state-stream";
export type { IStream } from "./streams/stream";
export type { StreamProps } from "./streams/stream-base";
export type { SubjectStrategy } from "./streams/subject";
export { Tombstone, type TombstoneProps } from "./streams/tombstone";
export { Handler } from "./workers/handler";
export type {
  BatchHandler,
  BatchResult,
  CloudEvent,
  EventHandler,
  FailedEvent,
  HandlerContext,
  LogFields,
  Logger,
  OutgoingEvent,
  PublishError,
  PublishOptions,
  RequestHandler,
  StreamEvent,
  Table,
  Violation,
} from "./workers/handler-api";
export { SecretValue } from "./workers/secret-value";
export { type ScalingProps, type ScheduleProps, Worker, type WorkerProps } from "./workers/worker";
export type {
  BatchProps,
  ContainerProps,
  QuotaProps,
  ResourcesProps,
  StorageProps,
  SubscriptionOptions,
  TableOptions,
  WorkloadProps,
} from "./workers/workload-props";
