import type { SettingsReader } from "./settings";

/** Where spans go, and how many. */
export interface TracingSettings {
  /** Takes OTLP over HTTP: http://collector.observability.svc:4318/v1/traces */
  readonly endpoint: string;
  /** The part, 0 to 1, of the traces that begin here. */
  readonly ratio: number;
}

/**
 * Undefined if nobody wants spans. The variables are those of every SDK of OpenTelemetry:
 * https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/
 */
export function readTracingSettings(reader: SettingsReader): TracingSettings | undefined {
  const endpoint = reader.optionalText("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT");
  if (endpoint === undefined) return undefined;
  if (!/^https?:/.test(endpoint) || !URL.canParse(endpoint)) {
    reader.problems.push(`OTEL_EXPORTER_OTLP_TRACES_ENDPOINT is "${endpoint}"; expected a URL.`);
  }
  const text = reader.optionalText("OTEL_TRACES_SAMPLER_ARG") ?? "1";
  const ratio = Number(text);
  if (!(ratio >= 0 && ratio <= 1)) {
    reader.problems.push(`OTEL_TRACES_SAMPLER_ARG is "${text}"; expected a number from 0 to 1.`);
  }
  return { endpoint, ratio };
}
