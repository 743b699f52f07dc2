/** Of a worker that says nothing of its scaling. */
export const DEFAULT_MAX_REPLICAS = 4;
