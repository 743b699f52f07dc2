export { synthObjects } from "./synth-objects";
