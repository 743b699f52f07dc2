import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import protobuf from "protobufjs";

export interface ReceivedSpan {
  readonly service: string;
  readonly name: string;
  readonly kind: string;
  readonly traceId: string;
  readonly spanId: string;
  /** Empty for the first of a trace. */
  readonly parentId: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Traces of the spans that it links to. */
  readonly links: readonly string[];
  readonly failed: boolean;
  readonly message: string;
}

/** What is looked at of https://github.com/open-telemetry/opentelemetry-proto/blob/v1.5.0/opentelemetry/proto/trace/v1/trace.proto. */
const PROTO = `
syntax = "proto3";
message Request { repeated ResourceSpans resource_spans = 1; }
message ResourceSpans { Resource resource = 1; repeated ScopeSpans scope_spans = 2; }
message Resource { repeated KeyValue attributes = 1; }
message ScopeSpans { repeated Span spans = 2; }
enum Kind { UNSPECIFIED = 0; INTERNAL = 1; SERVER = 2; CLIENT = 3; PRODUCER = 4; CONSUMER = 5; }
message Span {
  bytes trace_id = 1;
  bytes span_id = 2;
  bytes parent_span_id = 4;
  string name = 5;
  Kind kind = 6;
  repeated KeyValue attributes = 9;
  repeated Link links = 13;
  Status status = 15;
}
message Link { bytes trace_id = 1; bytes span_id = 2; }
message Status { string message = 2; int32 code = 3; }
message KeyValue { string key = 1; AnyValue value = 2; }
message AnyValue {
  oneof value { string string_value = 1; bool bool_value = 2; int64 int_value = 3; double double_value = 4; }
}`;

interface WireAttribute {
  readonly key: string;
  readonly value?: Readonly<Record<string, unknown>>;
}

interface WireSpan {
  readonly traceId: Buffer;
  readonly spanId: Buffer;
  readonly parentSpanId?: Buffer;
  readonly name: string;
  readonly kind: string;
  readonly attributes?: readonly WireAttribute[];
  readonly links?: readonly { readonly traceId: Buffer }[];
  readonly status?: { readonly message?: string; readonly code?: number };
}

interface WireRequest {
  readonly resourceSpans?: readonly {
    readonly resource?: { readonly attributes?: readonly WireAttribute[] };
    readonly scopeSpans?: readonly { readonly spans?: readonly WireSpan[] }[];
  }[];
}

const Request = protobuf.parse(PROTO).root.lookupType("Request");
const STATUS_ERROR = 2;

/** Takes spans in OTLP over HTTP, as a collector does. */
export class SpanReceiver {
  readonly spans: ReceivedSpan[] = [];
  /** Whether it lets whoever sends wait for an answer that does not come. */
  hangs = false;
  private readonly watchers = new Set<() => void>();

  private constructor(private readonly server: Server) {
    server.on("request", (request, response) => void this.take(request, response));
  }

  static async start(host = "localhost"): Promise<SpanReceiver> {
    const receiver = new SpanReceiver(createServer());
    receiver.server.listen(0, host);
    await once(receiver.server, "listening");
    return receiver;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Resolves with the spans once they are what is waited for. */
  async until(isThere: (spans: readonly ReceivedSpan[]) => boolean, timeoutMs = 20_000): Promise<ReceivedSpan[]> {
    return await new Promise((resolve, reject) => {
      const finish = (act: () => void) => {
        this.watchers.delete(check);
        clearTimeout(timer);
        act();
      };
      const check = () => isThere(this.spans) && finish(() => resolve([...this.spans]));
      const fail = () => finish(() => reject(new Error(`Time is up. Spans: ${JSON.stringify(this.spans, null, 1)}`)));
      const timer = setTimeout(fail, timeoutMs);
      this.watchers.add(check);
      check();
    });
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (this.hangs) return;
    const body = Buffer.concat(chunks);
    const isTrace = request.url === "/v1/traces" && request.headers["content-type"] === "application/x-protobuf";
    if (isTrace) this.spans.push(...spansIn(request.headers["content-encoding"] === "gzip" ? gunzipSync(body) : body));
    response.writeHead(isTrace ? 200 : 404, { "content-type": "application/x-protobuf" }).end();
    for (const check of this.watchers) check();
  }
}

/** A span after those that it follows from, as far as they are known. */
export function chainTo(last: ReceivedSpan | undefined, spans: readonly ReceivedSpan[]): ReceivedSpan[] {
  if (!last) return [];
  return [
    ...chainTo(
      spans.find(({ spanId }) => spanId === last.parentId),
      spans,
    ),
    last,
  ];
}

function spansIn(body: Buffer): ReceivedSpan[] {
  const { resourceSpans = [] } = Request.toObject(Request.decode(body), {
    enums: String,
    longs: String,
  }) as WireRequest;
  return resourceSpans.flatMap(({ resource, scopeSpans = [] }) => {
    const service = textsOf(resource?.attributes)["service.name"] ?? "";
    return scopeSpans.flatMap(({ spans = [] }) => spans.map((span) => spanOf(service, span)));
  });
}

const spanOf = (service: string, span: WireSpan): ReceivedSpan => ({
  service,
  name: span.name,
  kind: span.kind,
  traceId: span.traceId.toString("hex"),
  spanId: span.spanId.toString("hex"),
  parentId: span.parentSpanId?.toString("hex") ?? "",
  attributes: textsOf(span.attributes),
  links: (span.links ?? []).map(({ traceId }) => traceId.toString("hex")),
  failed: span.status?.code === STATUS_ERROR,
  message: span.status?.message ?? "",
});

const textsOf = (attributes: readonly WireAttribute[] = []): Record<string, string> =>
  Object.fromEntries(attributes.map(({ key, value = {} }) => [key, String(Object.values(value)[0])]));
