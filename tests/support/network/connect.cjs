// Tries to connect to each of the addresses that it is given, all at once, and prints what came of it: "open" if any
// answer arrives, also a refusal, since then a packet got through; "silent" if none does; else what went wrong.
// Plain JavaScript: it is started once per pod, in the pod's network.
const { connect } = require("node:net");

const [, , addresses, timeoutMs] = process.argv;

const attempt = ({ host, port }) =>
  new Promise((resolve) => {
    const socket = connect({ host, port, timeout: Number(timeoutMs) });
    const end = (outcome) => {
      resolve(outcome);
      socket.destroy();
    };
    socket.on("connect", () => end("open"));
    socket.on("timeout", () => end("silent"));
    socket.on("error", ({ code }) => end(code === "ECONNREFUSED" ? "open" : code));
  });

Promise.all(JSON.parse(addresses).map(attempt)).then((outcomes) => process.stdout.write(JSON.stringify(outcomes)));
