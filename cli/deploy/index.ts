export { type DeployedStack, type DeployOptions, type DeployResult, deploy } from "./deploy";
export { type DestroyOptions, type DestroyResult, destroy } from "./destroy";
export { type RecoverOptions, type RecoverResult, recover } from "./recover";
