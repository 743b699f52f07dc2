import { App } from "cdktf";
import { declareProgram } from "./program.ts";

const app = new App();
declareProgram(app);
app.synth();
