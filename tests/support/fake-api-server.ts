import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import { createAuthority, createServingCertificate } from "../../runtime/provisioner/certificates";

/** RFC 6455, section 1.3. */
const WEB_SOCKET = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

/**
 * A stand-in for an API server: objects by their paths, which merge patches change, patches as they came, and ports that
 * take what they are sent. A Status in the place of an object is an answer of its code.
 */
export class FakeApiServer {
  readonly patches: { readonly path: string; readonly body: unknown }[] = [];
  readonly deletions: { readonly path: string; readonly body: unknown }[] = [];
  /** By pod and port: what came through a forwarded port. */
  readonly received = new Map<string, Buffer>();

  private constructor(
    private readonly server: Server,
    private readonly ca: string,
    private readonly objects: Record<string, object>,
  ) {
    server.on("request", (request, response) => {
      const path = (request.url ?? "").split("?")[0] ?? "";
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        const changes = { PATCH: this.patches, DELETE: this.deletions }[request.method ?? ""];
        const body = changes && JSON.parse(Buffer.concat(chunks).toString());
        changes?.push({ path, body });
        if (request.method === "PATCH" && objects[path]) this.change(path, body);
        const found = path === "/version" ? {} : objects[path];
        response.writeHead(statusOf(found ?? NOT_FOUND), { "content-type": "application/json" });
        response.end(JSON.stringify(found ?? NOT_FOUND));
      });
    });
    server.on("upgrade", (request, socket: Socket) => this.forward(request.url ?? "", request.headers, socket));
  }

  static async start(objects: Readonly<Record<string, object>>): Promise<FakeApiServer> {
    const authority = await createAuthority("fake");
    const { certificate: cert, key } = await createServingCertificate(authority, ["localhost"]);
    const server = createServer({ cert, key }).listen(0, "localhost");
    await once(server, "listening");
    return new FakeApiServer(server, authority.certificate, { ...objects });
  }

  /** As a JSON merge patch does: RFC 7396. */
  change(path: string, patch: object): void {
    this.objects[path] = merged(this.objects[path] ?? {}, patch) as object;
  }

  get kubeconfig(): string {
    const { port } = this.server.address() as AddressInfo;
    const ca = Buffer.from(this.ca).toString("base64");
    return JSON.stringify({
      apiVersion: "v1",
      kind: "Config",
      "current-context": "fake",
      contexts: [{ name: "fake", context: { cluster: "fake", user: "fake" } }],
      clusters: [{ name: "fake", cluster: { server: `https://localhost:${port}`, "certificate-authority-data": ca } }],
      users: [{ name: "fake", user: { token: "fake" } }],
    });
  }

  stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  /** Two channels for the port, for data and errors, which both begin with its number: `v4.channel.k8s.io`. */
  private forward(url: string, headers: Readonly<Record<string, string | string[] | undefined>>, socket: Socket): void {
    const refusal = statusOf(this.objects[url.split("?")[0] ?? ""] ?? {});
    if (refusal !== 200) return void socket.end(`HTTP/1.1 ${refusal} Refused\r\ncontent-length: 0\r\n\r\n`);
    const [, pod, port = "0"] = /\/pods\/([^/]+)\/portforward\?ports=(\d+)/.exec(url) ?? [];
    const accept = createHash("sha1").update(`${headers["sec-websocket-key"]}${WEB_SOCKET}`).digest("base64");
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\nsec-websocket-accept: ${accept}\r\n` +
        `sec-websocket-protocol: ${String(headers["sec-websocket-protocol"]).split(",")[0]}\r\n\r\n`,
    );
    const number = Buffer.from([Number(port) & 255, Number(port) >> 8]);
    for (const channel of [0, 1]) socket.write(Buffer.from([0x82, 3, channel, ...number]));
    const key = `${pod}:${port}`;
    socket
      .on("error", () => undefined)
      .on("data", (frame: Buffer) => {
        this.received.set(key, Buffer.concat([this.received.get(key) ?? Buffer.alloc(0), payloadOf(frame)]));
      });
  }
}

const NOT_FOUND = { kind: "Status", code: 404 };

const statusOf = (object: { readonly kind?: string; readonly code?: number }): number =>
  object.kind === "Status" ? (object.code ?? 500) : 200;

function merged(target: unknown, patch: unknown): unknown {
  if (patch === null || typeof patch !== "object" || Array.isArray(patch)) return patch;
  const result: Record<string, unknown> = { ...(target as object | undefined) };
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete result[name];
    else result[name] = merged(result[name], value);
  }
  return result;
}

/** Of a frame that a client sends: masked, with a length of one or two bytes; without its channel. */
function payloadOf(frame: Buffer): Buffer {
  const short = (frame[1] ?? 0) & 127;
  const start = short === 126 ? 4 : 2;
  const mask = frame.subarray(start, start + 4);
  return frame
    .subarray(start + 4)
    .map((byte, index) => byte ^ (mask[index % 4] ?? 0))
    .subarray(1) as Buffer;
}
