import { isToken } from "../../model/tokens";
import { defineRule, judged } from "../rule";
import { isImage } from "./pinned-image";

export const imageName = defineRule({
  code: "HW-IMAGE-002",
  name: "An image has a name",
  why: "Kubernetes would refuse the pod, or never find the image.",
  fix: "Give the image's name, without spaces.",
  example: `container: { image: "" }`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["workload"],
  evaluate: (_, { code }) =>
    code?.type === "container" && !isToken(code.image)
      ? judged(isImage(code.image) ? [] : [{ message: `The image is "${code.image}".` }])
      : "not applicable",
});
