/**
 * The Kafka client needs it, and Node has it from version 22 on, as the cluster's has; the command line runs on Node 20
 * too. https://tc39.es/ecma262/#sec-promise.withresolvers
 */
const promise = Promise as unknown as { withResolvers?: () => object };

promise.withResolvers ??= () => {
  let settle = {};
  const waiting = new Promise((resolve, reject) => {
    settle = { resolve, reject };
  });
  return { promise: waiting, ...settle };
};
