import { isIP } from "node:net";
import type { TracesDeclaration } from "../model/platform-declarations";
import type { Problem } from "../model/problem";
import { isToken } from "../model/tokens";

/** Where a platform's traces go. */
export class Traces {
  /**
   * A collector that takes OTLP without TLS, over gRPC (of gateways and a mesh) and over HTTP (of handlers and containers):
   * one of yours in the cluster, which sends them further. See docs/traces.md.
   * Reports HW-TRACES-001 at the platform for what can't be.
   *
   * @param props.host of its Service, `collector.observability.svc`; or a host outside the cluster
   * @param props.grpcPort default 4317, of https://opentelemetry.io/docs/specs/otlp/#otlpgrpc-default-port
   * @param props.httpPort default 4318
   * @param props.sampling the part, 0 to 1, of the traces that are recorded; whoever begins one decides for all of it,
   *   which are gateways for what comes through them; default 0.01
   * @example new Platform(stack, "platform", { traces: Traces.otlp({ host: "collector.observability.svc" }) });
   */
  static otlp(props: Partial<TracesDeclaration> & Pick<TracesDeclaration, "host">): Traces {
    const { host, grpcPort = 4317, httpPort = 4318, sampling = 0.01 } = props;
    return new Traces({ host, grpcPort, httpPort, sampling });
  }

  private constructor(readonly declaration: TracesDeclaration) {}

  get problems(): Problem[] {
    const { host, grpcPort, httpPort, sampling } = this.declaration;
    return [
      ...(isToken(host) || HOST.test(host) || isIP(host) === 4
        ? []
        : [
            problem(
              `host is "${host}"`,
              'Give the host alone, without scheme and port: "collector.observability.svc".',
            ),
          ]),
      ...Object.entries({ grpcPort, httpPort })
        .filter(([, port]) => !Number.isInteger(port) || port < 1 || port > 65_535)
        .map(([name, port]) => problem(`${name} is ${port}`, "Give a whole number from 1 to 65535.")),
      ...(grpcPort === httpPort
        ? [problem(`grpcPort and httpPort are both ${grpcPort}`, "Give the two ports of the collector: 4317 and 4318.")]
        : []),
      // A service takes requests at port 80, and proxies beside a gateway's take what goes there for requests.
      ...(grpcPort === 80
        ? [problem("grpcPort is 80", "Give the collector's Service another port, such as 4317.")]
        : []),
      ...(sampling >= 0 && sampling <= 1
        ? []
        : [problem(`sampling is ${sampling}`, "Give a number from 0, none, to 1, all of them.")]),
    ];
  }
}

/** RFC 1123, with a dot at least: a name without one would mean another host in each namespace. */
const HOST = /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)+$/;

const problem = (what: string, fix: string): Problem => ({
  code: "HW-TRACES-001",
  message: `Traces.otlp: ${what}.`,
  fix,
});
