/** Does `task` for each item, at most `limit` at a time, and gives the results in the items' order. */
export async function sideBySide<T, R>(
  items: readonly T[],
  limit: number,
  task: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = new Array(items.length);
  const queue = items.entries();
  const work = async () => {
    for (const [index, item] of queue) results[index] = await task(item);
  };
  await allDone(Array.from({ length: Math.min(limit, items.length) }, work));
  return results;
}

/** Waits for all of them even if one fails, so that nothing is still under way when the failure is told. */
export async function allDone(tasks: readonly Promise<unknown>[]): Promise<void> {
  const results = await Promise.allSettled(tasks);
  const failed = results.find((result) => result.status === "rejected");
  if (failed) throw failed.reason;
}
