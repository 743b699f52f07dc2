import { App } from "cdktf";
import { synthObjects } from "headwater/testing";
import { expect, test } from "vitest";
import { declareProgram } from "../program.ts";

test("what will be deployed", () => {
  const app = new App();
  declareProgram(app);
  expect(synthObjects(app)).toMatchSnapshot();
});
