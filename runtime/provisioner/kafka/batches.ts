import { type ProtocolError, ResponseError } from "@platformatic/kafka";
import { describeError } from "../../shared/log";
import { Unreachable } from "../../shared/unreachable";
import { noAdministrator } from "../kafka-errors";
import { Refusal } from "../outcome";

/**
 * What a request may hold: a controller takes no more than 10,000 records at once, and answers within the timeout.
 * https://github.com/apache/kafka/blob/4.1.0/metadata/src/main/java/org/apache/kafka/controller/QuorumController.java
 */
const MOST = 5_000;

/** Parts of a list that fit into one request each. @param weightOf records that an item makes; one if not given */
export function batchesOf<T>(items: readonly T[], weightOf: (item: T) => number = () => 1): T[][] {
  const batches: T[][] = [];
  let weight = Number.POSITIVE_INFINITY;
  for (const item of items) {
    if (weight + weightOf(item) > MOST) {
      batches.push([]);
      weight = 0;
    }
    batches.at(-1)?.push(item);
    weight += weightOf(item);
  }
  return batches;
}

/** Does each part after the other, and gives the answers. */
export async function eachBatch<T, R>(batches: readonly T[][], send: (batch: T[]) => Promise<R>): Promise<R[]> {
  const answers: R[] = [];
  for (const batch of batches) answers.push(await send(batch));
  return answers;
}

/** An answer that holds errors of single things is an answer all the same. */
export async function answerOf<R>(sent: Promise<R>): Promise<R> {
  return await sent.catch((error: unknown) => {
    if (error instanceof ResponseError) return error.response as R;
    throw error;
  });
}

/**
 * The answer to a batch, if Kafka took all of it.
 * @param nameAt the name of the thing at a place of the answer
 * @throws Refusal HW-PROVISION-006 that names each thing that Kafka refused; Unreachable if none may be refused again
 */
export async function acceptedBy<R>(sent: Promise<R>, nameAt: (answer: R, index: number) => string): Promise<R> {
  return await sent.catch((error: unknown) => {
    if (!(error instanceof ResponseError)) throw error;
    const denied = (error.errors as ProtocolError[]).find(({ apiId }) => /AUTHORIZATION_FAILED$/.test(String(apiId)));
    if (denied) throw noAdministrator(describeError(denied));
    const failures = (error.errors as ProtocolError[]).map((one) => {
      const index = Number(/\/(\d+)/.exec(String(one.path))?.[1] ?? 0);
      const why = [one.apiId, one.serverErrorMessage].filter(Boolean).join(": ");
      // Someone else was faster: the next attempt finds it.
      const passing = one.canRetry || one.apiId === "TOPIC_ALREADY_EXISTS";
      return { text: `${nameAt(error.response as R, index)}: ${why}`, passing };
    });
    const lasting = failures.filter(({ passing }) => !passing).map(({ text }) => text);
    if (lasting.length > 0) throw new Refusal(422, "HW-PROVISION-006", `Kafka refuses ${lasting[0]}`, lasting);
    throw new Unreachable(`Kafka is not ready for ${failures.map(({ text }) => text).join("; ")}`);
  });
}
