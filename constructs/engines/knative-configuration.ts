import type { Configuration, Container, PodTemplateSpec } from "../kubernetes/objects";
import type { RequestScalingDeclaration } from "../model/scaling-declarations";

type Template = NonNullable<NonNullable<Configuration["spec"]>["template"]>;
type Probe = NonNullable<Container["readinessProbe"]>;

/** Knative's bounds of the window: https://knative.dev/docs/serving/autoscaling/kpa-specific/#stable-window */
const LEAST_WINDOW_S = 6;

/**
 * A service whose replicas follow its requests, from zero. Each change makes a revision beside those before it, which
 * end when nobody asks them; the gateway is told its name, so that Knative's own routes are not needed.
 * Fields: https://knative.dev/docs/serving/reference/serving-api/#serving.knative.dev/v1.Configuration
 */
export const configuration = (
  { requestScaling, revision }: { readonly requestScaling: RequestScalingDeclaration; readonly revision: string },
  template: PodTemplateSpec,
  metadata: Configuration["metadata"],
): Configuration => ({
  apiVersion: "serving.knative.dev/v1",
  kind: "Configuration",
  metadata,
  spec: {
    template: {
      metadata: {
        ...template.metadata,
        name: revision,
        annotations: { ...template.metadata?.annotations, ...autoscaling(requestScaling) },
      },
      spec: podSpec(template),
    } as Template,
  },
});

/** https://knative.dev/docs/serving/autoscaling/ */
const autoscaling = ({ min, max, requestsPerReplica, cooldown }: RequestScalingDeclaration) => ({
  "autoscaling.knative.dev/min-scale": String(min),
  "autoscaling.knative.dev/max-scale": String(max),
  "autoscaling.knative.dev/metric": "concurrency",
  "autoscaling.knative.dev/target": String(requestsPerReplica),
  "autoscaling.knative.dev/window": `${Math.max(LEAST_WINDOW_S, cooldown)}s`,
});

/** Knative allows less than a pod may say: it decides how a pod ends, and has one port by a name of its own. */
function podSpec({ spec }: PodTemplateSpec): object {
  const { terminationGracePeriodSeconds: _, containers, securityContext, ...rest } = spec ?? { containers: [] };
  const { fsGroupChangePolicy: __, ...security } = securityContext ?? {};
  return { ...rest, securityContext: security, containers: containers.map(knativeContainer) };
}

function knativeContainer(container: Container): object {
  const { lifecycle: _, startupProbe: __, ports = [], readinessProbe, livenessProbe, ...rest } = container;
  const numbers = new Map(ports.map(({ name, containerPort }) => [name, containerPort]));
  const { httpGet, tcpSocket } = numbered(readinessProbe, numbers) ?? {};
  const [http] = ports.filter(({ name }) => name === "http");
  return {
    ...rest,
    ports: [{ name: "http1", containerPort: http?.containerPort }],
    // Without a period Knative asks at once and then very often: a caller may be waiting.
    readinessProbe: { ...(httpGet ? { httpGet } : { tcpSocket }), periodSeconds: 0, successThreshold: 1 },
    ...(livenessProbe ? { livenessProbe: numbered(livenessProbe, numbers) } : {}),
  };
}

/** Knative has no names for ports. */
function numbered(probe: Probe | undefined, numbers: ReadonlyMap<string | undefined, number>): Probe | undefined {
  const port = (given: number | string) => (typeof given === "string" ? (numbers.get(given) ?? given) : given);
  return (
    probe && {
      ...probe,
      ...(probe.httpGet ? { httpGet: { ...probe.httpGet, port: port(probe.httpGet.port) } } : {}),
      ...(probe.tcpSocket ? { tcpSocket: { ...probe.tcpSocket, port: port(probe.tcpSocket.port) } } : {}),
    }
  );
}
