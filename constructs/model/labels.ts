/** On namespaces: the platform, by its namespace, that they belong to. */
export const PLATFORM_LABEL = "headwater.dev/platform";
/** On namespaces: the name of the team that they belong to. */
export const TEAM_LABEL = "headwater.dev/team";
/** On the pods of a release's hooks. */
export const HOOK_LABEL = "headwater.dev/hook";
