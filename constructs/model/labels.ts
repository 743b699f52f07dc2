/** On namespaces: the platform, by its namespace, that they belong to. */
export const PLATFORM_LABEL = "headwater.dev/platform";
/** On the pods of a release's hooks. */
export const HOOK_LABEL = "headwater.dev/hook";
