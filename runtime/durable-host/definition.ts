import {
  type Context,
  handlers,
  type ObjectContext,
  type ObjectSharedContext,
  object,
  service,
} from "@restatedev/restate-sdk";
import type { DurableEntityHandlers, DurableHandler } from "../../constructs/durable/durable-api";
import { ProgramError } from "../shared/program";
import { type ContextHost, durableContext, entityContext, entityQueryContext } from "./context";
import { handlerName, nameProblem } from "./handler-name";
import type { DurableSettings } from "./settings";

/**
 * How an invocation is tried again whose pod is not there or whose handler threw: soon at first, for a pod that is being
 * started; each minute at most. After the server's number of attempts (70) it is paused until somebody resumes it.
 */
export const RETRIES = { initialInterval: 100, exponentiationFactor: 1.5, maxInterval: 60_000 };

/** So long a function that waits stays in its pod, for an answer that comes soon. Then it needs none until it goes on. */
const IDLE_MS = 10_000;

type Handlers = DurableEntityHandlers["handlers"];

/** What Restate is told of the user's module, and calls. */
export function definitionOf(settings: DurableSettings, exported: unknown, publish: ContextHost["publish"]) {
  const [team = ""] = settings.workload.split("/");
  const host = { team, callees: [settings.service, ...settings.callees], publish };
  const options = { retryPolicy: RETRIES, inactivityTimeout: IDLE_MS };
  if (settings.kind === "function") {
    const handler = functionOf(settings, exported);
    const run = (restate: Context, input: unknown) => handler(input, durableContext(restate, host));
    return service({ name: settings.service, handlers: { run }, options });
  }
  const entity = entityOf(settings, exported);
  return object({
    name: settings.service,
    handlers: {
      ...mapped(entity.handlers, (handler) =>
        handlers.object.exclusive((restate: ObjectContext, input: unknown) =>
          handler(input, entityContext(restate, host)),
        ),
      ),
      ...mapped((entity.queries ?? {}) as Handlers, (query) =>
        handlers.object.shared((restate: ObjectSharedContext, input: unknown) =>
          query(input, entityQueryContext(restate, host) as never),
        ),
      ),
    },
    options,
  });
}

function functionOf({ handler }: DurableSettings, exported: unknown): DurableHandler {
  if (typeof exported === "function") return exported as DurableHandler;
  throw new ProgramError(`The module ${handler} exports no function; a durable function exports one as default.`);
}

function entityOf({ handler }: DurableSettings, exported: unknown): DurableEntityHandlers {
  const entity = exported as Partial<DurableEntityHandlers> | null;
  const all = [entity?.handlers, entity?.queries ?? {}];
  if (all.every(areFunctions) && Object.keys(entity?.handlers ?? {}).length > 0) {
    const problem = nameProblem(all.flatMap((each) => Object.keys(each ?? {})));
    if (problem !== undefined) throw new ProgramError(`The module ${handler} exports no entity: ${problem}.`);
    return entity as DurableEntityHandlers;
  }
  throw new ProgramError(
    `The module ${handler} exports no entity; export { handlers: { name: async (input, context) => … } } as default.`,
  );
}

const areFunctions = (value: unknown): boolean =>
  typeof value === "object" && value !== null && Object.values(value).every((each) => typeof each === "function");

const mapped = <T>(functions: Handlers, to: (handler: Handlers[string]) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(functions).map(([name, handler]) => [handlerName(name), to(handler)]));
