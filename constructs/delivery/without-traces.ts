/**
 * Makes something of cdktf's without the stack traces that it keeps for each output of each resource, in case one can't
 * be resolved. Nobody refers to the outputs of our releases, and their traces are half of a large program's memory:
 * `npm run bench -- synth`. https://v8.dev/docs/stack-trace-api#customizing-stack-traces
 */
export function withoutTraces<T>(make: () => T): T {
  const { prepareStackTrace } = Error;
  Error.prepareStackTrace = () => "";
  try {
    return make();
  } finally {
    Error.prepareStackTrace = prepareStackTrace;
  }
}
