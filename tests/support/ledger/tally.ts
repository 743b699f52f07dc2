import type { EventHandler } from "../../../constructs";

/** Logs each order that it reads. */
const tally: EventHandler<{ id: string }> = async ({ stream, value }, { log }) => {
  log.info("counted", {
    counted: `${stream} ${value?.id}`,
    fields: Object.keys(value ?? {})
      .sort()
      .join(),
  });
};
export default tally;
