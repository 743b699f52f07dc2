/** Of the mesh's `extensionProviders`: where proxies send spans. */
export const TRACES_PROVIDER = "headwater-traces";
