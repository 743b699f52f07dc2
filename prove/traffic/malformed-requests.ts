/** A request that no server may take, as bytes on a connection of its own. */
export interface Malformed {
  readonly kind: string;
  readonly bytes: Buffer;
}

type Random = () => number;

/** The same numbers for the same seed, from 0 up to 1: https://en.wikipedia.org/wiki/Linear_congruential_generator */
function randomFrom(seed: number): Random {
  let state = BigInt(seed);
  return () => {
    state = (state * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n) & 0xffff_ffff_ffff_ffffn;
    return Number(state >> 32n) / 2 ** 32;
  };
}

const below = (random: Random, bound: number): number => Math.floor(random() * bound);
const oneOf = <T>(random: Random, values: readonly T[]): T => values[below(random, values.length)] as T;
const noise = (random: Random, length: number): string =>
  Array.from({ length }, () => String.fromCharCode(below(random, 256))).join("");
/** Of letters and digits. */
const word = (random: Random, length: number): string =>
  Array.from({ length }, () => below(random, 36).toString(36)).join("");

const HEAD = "POST /events HTTP/1.1\r\nhost: shop.example\r\ncontent-type: application/json\r\n";
const posted = (body: string, type = "application/json"): string =>
  `POST /events HTTP/1.1\r\nhost: shop.example\r\ncontent-type: ${type}\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
const got = (path: string, header = ""): string => `GET ${path} HTTP/1.1\r\nhost: shop.example\r\n${header}\r\n`;

/** Each makes a text, one byte a character. */
const KINDS: Readonly<Record<string, (random: Random) => string>> = {
  noise: (random) => `${noise(random, 1 + below(random, 2_000))}\r\n\r\n`,
  "request line": (random) =>
    oneOf(random, [
      () => `GET\r\nhost: shop.example\r\n\r\n`,
      () => `GET /events\r\nhost: shop.example\r\n\r\n`,
      () => `GET /events HTTP/${below(random, 90) + 3}.${below(random, 10)}\r\nhost: shop.example\r\n\r\n`,
      () => `${noise(random, 8)} /events HTTP/1.1\r\nhost: shop.example\r\n\r\n`,
      () => `GET /events HTTP/1.1 ${word(random, 4)}\r\nhost: shop.example\r\n\r\n`,
      () => `GET ${word(random, 9)} HTTP/1.1\r\nhost: shop.example\r\n\r\n`,
      () => `POST /events HTTP/1.1\r\n\r\n`,
    ])(),
  header: (random) =>
    oneOf(random, [
      () => `${HEAD}${word(random, 9)}\r\n\r\n`,
      () => `${HEAD}: ${word(random, 9)}\r\n\r\n`,
      () => `${HEAD}x-${word(random, 4)} : 1\r\n\r\n`,
      () => `${HEAD}x\0${word(random, 4)}: 1\r\n\r\n`,
      () => `${HEAD}x: ${word(random, 4)}\0${word(random, 4)}\r\n\r\n`,
      () => `${HEAD}x_${word(random, 4)}: 1\r\n\r\n`,
      () => `${HEAD}x: ${word(random, 4)}\r${word(random, 4)}\r\n\r\n`,
      () => `${HEAD}${noise(random, 20)}: ${noise(random, 20)}\r\n\r\n`,
      () => `${HEAD}host: ${word(random, 9)}\r\n\r\n`,
    ])(),
  length: (random) =>
    oneOf(random, [
      () => `${HEAD}content-length: -${1 + below(random, 99)}\r\n\r\n`,
      () => `${HEAD}content-length: ${word(random, 6)}x\r\n\r\n`,
      () => `${HEAD}content-length: 99999999999999999999${below(random, 9)}\r\n\r\n`,
      () => `${HEAD}content-length: 1\r\ncontent-length: ${2 + below(random, 9)}\r\n\r\n{}`,
      () => `${HEAD}content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n{}0\r\n\r\n`,
      () => `${HEAD}transfer-encoding: ${word(random, 7)}\r\n\r\n{}`,
    ])(),
  chunks: (random) => {
    const chunked = `${HEAD}transfer-encoding: chunked\r\n\r\n`;
    return oneOf(random, [
      () => `${chunked}${oneOf(random, ["g", "-1", "0x2", " "])}${word(random, 3)}\r\n{}\r\n0\r\n\r\n`,
      () => `${chunked}ffffffffffffffff${below(random, 16).toString(16)}\r\n{}\r\n0\r\n\r\n`,
      () => `${chunked}2\r\n{}${word(random, 4)}\r\n0\r\n\r\n`,
      () => `${chunked}2\r\n{}\r\n${noise(random, 30)}`,
      () => `${chunked}2;${noise(random, 30)}\r\n{}\r\n0\r\n\r\n`,
    ])();
  },
  "too large": (random) =>
    oneOf(random, [
      () => `${HEAD}x: ${word(random, 1).repeat(100_000 + below(random, 50_000))}\r\n\r\n`,
      () => `${HEAD}${Array.from({ length: 150 }, (_, n) => `x-${n}: ${word(random, 3)}\r\n`).join("")}\r\n`,
      () => got(`/events/${word(random, 1).repeat(80_000)}`),
    ])(),
  "percent-encoding": (random) =>
    got(
      `/events/${oneOf(random, [
        () => `%${word(random, 1)}`,
        () => `%z${word(random, 1)}`,
        () => "%00",
        () => "%c0%af%c0%ae",
        () => `%${below(random, 256).toString(16)}%ff%fe`,
        () => "%2e%2e%2f".repeat(1 + below(random, 50)),
        () => "..%5c..%5c",
      ])()}`,
    ),
  "byte zero": (random) => got(`/events/${word(random, below(random, 9))}\0${word(random, below(random, 9))}`),
  token: (random) => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const claims = part({ iss: "https://id.example", aud: "shop", sub: word(random, 5), exp: 9_999_999_999 });
    const token = oneOf(random, [
      () => word(random, 1 + below(random, 200)),
      () => `${part({ alg: "none" })}.${claims}.`,
      () => `${part({ alg: "ES256", kid: "prove" })}.${claims}.${word(random, 86)}`,
      () => `${part({ alg: word(random, 5) })}.${claims}.${word(random, 20)}`,
      () => `${word(random, 20)}.${word(random, 20)}.${word(random, 20)}`,
      () => `${part({ alg: "ES256" })}.${part([])}.${word(random, 86)}`,
      () => ".".repeat(1 + below(random, 40)),
      () => word(random, 1).repeat(40_000),
    ])();
    return got("/tokens", `authorization: Bearer ${token}\r\n`);
  },
  body: (random) => {
    const good = JSON.stringify({ orderId: word(random, 8), customerId: word(random, 8) });
    return oneOf(random, [
      () => posted(good.slice(0, 1 + below(random, good.length - 1))),
      () => posted(noise(random, 1 + below(random, 500))),
      () => posted("[".repeat(1 + below(random, 50_000))),
      () => posted(JSON.stringify({ orderId: below(random, 99), customerId: null })),
      () => posted(JSON.stringify({ orderId: word(random, 8) })),
      () => posted(`{"orderId":"${noise(random, 9)}\xff\xfe","customerId":"c"}`),
      () => posted(good, `text/${word(random, 5)}`),
      () => posted(""),
    ])();
  },
  "HTTP/2": (random) => `PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n${noise(random, 9 + below(random, 300))}`,
};

/** So many requests, as many of each kind. */
export function malformedRequests(seed: number, count: number): Malformed[] {
  const random = randomFrom(seed);
  const kinds = Object.entries(KINDS);
  return Array.from({ length: count }, (_, n) => {
    const [kind, make] = kinds[n % kinds.length] as (typeof kinds)[number];
    return { kind, bytes: Buffer.from(make(random), "latin1") };
  });
}
