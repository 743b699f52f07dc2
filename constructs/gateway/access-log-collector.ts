import { images } from "../delivery/pins";
import { toYaml } from "../delivery/yaml";
import type { WorkloadDeclaration } from "../model/workload-declarations";
import { Service } from "../services/service";
import type { IStream } from "../streams/stream";

const MIB = 1024 * 1024;
/** OTLP over gRPC: https://opentelemetry.io/docs/specs/otlp/#otlpgrpc-default-port */
const OTLP_PORT = 4317;
const METRICS_PORT = 8888;

/**
 * Takes the access logs of gateways' proxies, which speak OTLP over gRPC, and sends them on in batches. It keeps what can't
 * be sent yet, in memory, and refuses what is more than that: a proxy waits for nobody.
 */
export class AccessLogCollector extends Service {
  /**
   * @param sendsTo address of what takes OTLP over HTTP
   * @param gateways undefined: all
   */
  constructor(
    stream: IStream,
    sendsTo: string,
    private readonly gateways: readonly string[] | undefined,
  ) {
    super(stream, `${stream.node.id}-collector`, {
      container: {
        image: images.collector,
        args: ["--config=env:COLLECTOR_CONFIG"],
        port: OTLP_PORT,
        protocol: "grpc",
        metrics: { port: METRICS_PORT },
      },
      env: { COLLECTOR_CONFIG: toYaml(collectorConfig(sendsTo)) },
      resources: { cpu: "50m", memory: "96Mi", memoryLimit: "512Mi" },
      replicas: 2,
    });
  }

  override declare(): WorkloadDeclaration {
    return { ...super.declare(), accessLogs: this.gateways === undefined ? {} : { gateways: this.gateways } };
  }
}

/**
 * Fields: https://opentelemetry.io/docs/collector/configuration/, and of the queue
 * https://github.com/open-telemetry/opentelemetry-collector/blob/v0.155.0/exporter/exporterhelper/README.md.
 */
const collectorConfig = (sendsTo: string): object => ({
  receivers: {
    otlp: {
      protocols: {
        grpc: {
          endpoint: `0.0.0.0:${OTLP_PORT}`,
          // A proxy has one connection for all it sends: a new one now and then may go to another replica.
          keepalive: { server_parameters: { max_connection_age: "60s", max_connection_age_grace: "30s" } },
        },
      },
    },
  },
  processors: { memory_limiter: { check_interval: "1s", limit_percentage: 80, spike_limit_percentage: 20 } },
  exporters: {
    otlp_http: {
      logs_endpoint: `${sendsTo}/v1/logs`,
      encoding: "json",
      compression: "none",
      timeout: "30s",
      // For as long as it takes: what is lost is what the queue has no room for.
      retry_on_failure: { initial_interval: "1s", max_interval: "5s", max_elapsed_time: "0s" },
      sending_queue: {
        num_consumers: 4,
        sizer: "bytes",
        // Some fifty thousand requests. In memory they take nine times as much, measured with 250,000.
        queue_size: 32 * MIB,
        // As JSON three times that at most, and a service takes 1 MiB.
        batch: { sizer: "bytes", flush_timeout: "500ms", min_size: MIB / 8, max_size: MIB / 4 },
      },
    },
  },
  service: {
    pipelines: { logs: { receivers: ["otlp"], processors: ["memory_limiter"], exporters: ["otlp_http"] } },
    telemetry: {
      logs: { encoding: "json" },
      metrics: { readers: [{ pull: { exporter: { prometheus: { host: "0.0.0.0", port: METRICS_PORT } } } }] },
    },
  },
});
