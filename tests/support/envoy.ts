import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../../console/process";
import type { Progress } from "../../console/progress";
import { envoy, envoyProgram } from "../../toolchain/envoy-image";
import { obtain } from "../../toolchain/part";

/** What Envoy puts together from a request's properties. */
export interface EnvoyFormats {
  /** Of spans. */
  readonly tags?: Readonly<Record<string, string>>;
  /** Of a record in an access log, for its standard output and for collectors. */
  readonly log?: Readonly<Record<string, string>>;
  /** Added to responses; whatever else it puts together when a request comes, and does not look at before, can be one. */
  readonly headers?: readonly { readonly name: string; readonly value: string }[];
}

/** The real Envoy, which judges a configuration as it does when a gateway or a mesh gives it one. */
export class Envoy {
  static async obtain(progress: Progress): Promise<Envoy> {
    await obtain(progress, [envoy]);
    return new Envoy(envoyProgram());
  }

  private constructor(private readonly program: string) {}

  /** Why Envoy refuses them; undefined if it does not. */
  async refusal(formats: EnvoyFormats): Promise<string | undefined> {
    const folder = await mkdtemp(join(tmpdir(), "headwater-envoy-"));
    try {
      const file = join(folder, "envoy.json");
      await writeFile(file, JSON.stringify(bootstrap(formats)));
      const options = ["--mode", "validate", "--log-level", "critical", "-c", file];
      const { code, output } = await run(this.program, options, { timeoutMs: 30_000 });
      return code === 0 ? undefined : output;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}

const COLLECTOR = { envoy_grpc: { cluster_name: "elsewhere" } };

const typed = (name: string, type: string, config: object = {}) => ({
  name,
  typed_config: { "@type": `type.googleapis.com/${type}`, ...config },
});

/** As Envoy Gateway puts them: https://github.com/envoyproxy/gateway/tree/v1.9.1/internal/xds/translator */
function bootstrap({ tags = {}, log = {}, headers = [] }: EnvoyFormats): object {
  const connections = typed(
    "envoy.filters.network.http_connection_manager",
    "envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager",
    {
      stat_prefix: "http",
      route_config: {
        virtual_hosts: [],
        response_headers_to_add: headers.map(({ name, value }) => ({ header: { key: name, value } })),
      },
      http_filters: [typed("envoy.filters.http.router", "envoy.extensions.filters.http.router.v3.Router")],
      access_log: [fileLog(log), collectorLog(log)],
      tracing: {
        provider: typed("envoy.tracers.opentelemetry", "envoy.config.trace.v3.OpenTelemetryConfig", {
          grpc_service: COLLECTOR,
        }),
        custom_tags: Object.entries(tags).map(([tag, value]) => ({ tag, value })),
      },
    },
  );
  return {
    static_resources: {
      listeners: [
        {
          address: { socket_address: { address: "127.0.0.1", port_value: 0 } },
          filter_chains: [{ filters: [connections] }],
        },
      ],
      clusters: [{ name: "elsewhere", type: "STATIC", load_assignment: { cluster_name: "elsewhere" } }],
    },
  };
}

const FORMATTERS = [
  typed("envoy.formatter.req_without_query", "envoy.extensions.formatter.req_without_query.v3.ReqWithoutQuery"),
];

const fileLog = (format: object) =>
  typed("envoy.access_loggers.file", "envoy.extensions.access_loggers.file.v3.FileAccessLog", {
    path: "/dev/null",
    log_format: { json_format: format, formatters: FORMATTERS },
  });

const collectorLog = (format: Readonly<Record<string, string>>) =>
  typed(
    "envoy.access_loggers.open_telemetry",
    "envoy.extensions.access_loggers.open_telemetry.v3.OpenTelemetryAccessLogConfig",
    {
      common_config: { log_name: "requests", grpc_service: COLLECTOR, transport_api_version: "V3" },
      attributes: { values: Object.entries(format).map(([key, value]) => ({ key, value: { string_value: value } })) },
      formatters: FORMATTERS,
    },
  );
