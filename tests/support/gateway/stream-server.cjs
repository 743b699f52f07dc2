// Streams by hand, of Node alone, since the image has nothing else. With PROTOCOL=grpc it answers calls of gRPC: `Say` with
// the message that it got, `Count` with ten messages, one each 150 ms. Without, it sends back the texts of WebSockets.
const { createHash } = require("node:crypto");
const PORT = 8080;

/** https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md */
function grpc() {
  const message = (bytes) => {
    const head = Buffer.alloc(5);
    head.writeUInt32BE(bytes.length, 1);
    return Buffer.concat([head, bytes]);
  };
  const server = require("node:http2").createServer();
  server.on("stream", (stream, headers) => {
    const received = [];
    stream.on("error", () => undefined);
    stream.on("data", (chunk) => received.push(chunk));
    stream.on("end", () => {
      stream.respond({ ":status": 200, "content-type": "application/grpc" }, { waitForTrailers: true });
      stream.on("wantTrailers", () => stream.sendTrailers({ "grpc-status": "0" }));
      if (headers[":path"].endsWith("/Say")) return stream.end(Buffer.concat(received));
      let count = 0;
      const timer = setInterval(() => {
        stream.write(message(Buffer.from(String(++count))));
        if (count === 10) stream.end();
      }, 150);
      stream.on("close", () => clearInterval(timer));
    });
  });
  return server;
}

/** https://www.rfc-editor.org/rfc/rfc6455: frames of clients are masked, and those here are short. */
function webSocket() {
  const server = require("node:http").createServer((_, response) => response.writeHead(426).end());
  server.on("upgrade", (request, socket) => {
    const key = `${request.headers["sec-websocket-key"]}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
    const accept = createHash("sha1").update(key).digest("base64");
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\nsec-websocket-accept: ${accept}\r\n\r\n`,
    );
    socket.on("error", () => undefined);
    socket.on("data", (frame) => {
      if ((frame[0] & 0x0f) !== 1) return socket.end();
      const mask = frame.subarray(2, 6);
      const text = frame.subarray(6).map((byte, index) => byte ^ mask[index % 4]);
      socket.write(Buffer.concat([Buffer.from([0x81, text.length]), text]));
    });
  });
  return server;
}

const server = process.env.PROTOCOL === "grpc" ? grpc() : webSocket();
process.on("SIGTERM", () => process.exit());
server.listen(PORT);
