/** Where Headwater's runtime listens in a pod that hosts a handler. */
export const RUNTIME_PORTS = { http: 8080, health: 8081, durable: 9080 } as const;
