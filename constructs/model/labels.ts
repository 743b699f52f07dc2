/** On namespaces: the platform, by its namespace, that they belong to. */
export const PLATFORM_LABEL = "headwater.dev/platform";
/** On namespaces: the name of the team that they belong to. */
export const TEAM_LABEL = "headwater.dev/team";
/** On what runs a version of a durable function, and its pods: selects them beside those of the other versions. */
export const VERSION_LABEL = "headwater.dev/version";
/** On the pods of a release's hooks. */
export const HOOK_LABEL = "headwater.dev/hook";
