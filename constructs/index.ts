export { Bundle, type BundleProps } from "./delivery/bundle";
export { type Cluster, HeadwaterStack, type HeadwaterStackProps } from "./delivery/headwater-stack";
export type { Engine, KubernetesObject } from "./engines/engine";
export { Kafka, type KafkaEngine } from "./engines/kafka";
export { Duration } from "./model/duration";
export { ChartSource } from "./operators/chart-source";
export { Operators, type OperatorsProps } from "./operators/operators";
export { Platform, type PlatformProps } from "./platform/platform";
export { Team, type TeamProps } from "./platform/team";
export { Service, type ServiceProps } from "./services/service";
export { EventStream, type EventStreamProps } from "./streams/event-stream";
export { Handler } from "./workers/handler";
export type {
  EventHandler,
  HandlerContext,
  LogFields,
  Logger,
  OutgoingEvent,
  RequestHandler,
  StreamEvent,
} from "./workers/handler-api";
export { type ScalingProps, Worker, type WorkerProps } from "./workers/worker";
