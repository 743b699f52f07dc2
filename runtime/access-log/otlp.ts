/** Attributes of a record by their names. */
export type LogRecord = Readonly<Record<string, string>>;

interface Attribute {
  readonly key: string;
  readonly value?: { readonly stringValue?: string };
}

interface ExportRequest {
  readonly resourceLogs?: readonly {
    readonly scopeLogs?: readonly {
      readonly logRecords?: readonly { readonly attributes?: readonly Attribute[] }[];
    }[];
  }[];
}

/**
 * The records of an ExportLogsServiceRequest, with those attributes that are text: Envoy has no others.
 *
 * @throws if it is none
 * @see https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding
 */
export function recordsOf(request: unknown): LogRecord[] {
  const { resourceLogs = [] } = request as ExportRequest;
  return resourceLogs
    .flatMap(({ scopeLogs = [] }) => scopeLogs)
    .flatMap(({ logRecords = [] }) => logRecords)
    .map(({ attributes = [] }) => textsOf(attributes));
}

const textsOf = (attributes: readonly Attribute[]): LogRecord =>
  Object.fromEntries(
    attributes.flatMap(({ key, value }) =>
      typeof value?.stringValue === "string" ? [[key, value.stringValue] as const] : [],
    ),
  );
