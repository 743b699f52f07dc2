import { defineRule, judged } from "../rule";

/** Half of what a ConfigMap holds. */
const LARGE = 512 * 1024;
const NAMED = 3;

export const handlerSize = defineRule({
  code: "HW-HANDLER-010",
  name: "A handler is small enough to be mounted",
  why: "A handler is a ConfigMap, which holds 1 MiB, and stands in its Helm release. A large one starts slower too: it is read and compiled at each wake-up.",
  fix: "Import less, or build an image and give it as container.",
  example: `handler: Handler.fromFile("handlers/report.ts") // whose imports weigh 700 KiB`,
  level: "warning",
  scope: "local",
  suppressible: true,
  appliesTo: ["workload"],
  evaluate(_, { code }) {
    if (code?.type !== "handler" || code.parts === undefined) return "not applicable";
    const bytes = Buffer.byteLength(code.code);
    if (bytes <= LARGE) return judged([]);
    const largest = code.parts.slice(0, NAMED).map((part) => `${part.name} ${kib(part.bytes)}`);
    return judged([
      { message: `The handler takes ${kib(bytes)} of the 1024 KiB that there are. Largest: ${largest.join(", ")}.` },
    ]);
  },
});

const kib = (bytes: number): string => `${Math.ceil(bytes / 1024)} KiB`;
