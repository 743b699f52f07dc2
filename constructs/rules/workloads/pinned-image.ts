import { isToken } from "../../model/tokens";
import { defineRule, judged } from "../rule";

export const pinnedImage = defineRule({
  code: "HW-IMAGE-001",
  name: "An image has a tag or a digest, and the tag is not latest",
  why: "What runs would change whenever a pod starts, with no deploy, and could not be rolled back.",
  fix: "Name a version's tag, or better a digest.",
  example: `container: { image: "example.com/orders:latest" }`,
  level: "warning",
  scope: "local",
  suppressible: true,
  appliesTo: ["workload"],
  evaluate(_, { code }) {
    if (code?.type !== "container" || isToken(code.image) || !isImage(code.image)) return "not applicable";
    const { image } = code;
    if (image.includes("@")) return "compliant";
    // A colon before the last slash is a registry's port.
    const tag = /:([^:/]+)$/.exec(image)?.[1];
    if (tag === undefined) return judged([{ message: `The image "${image}" has no tag.` }]);
    return judged(tag === "latest" ? [{ message: `The tag of the image "${image}" is latest.` }] : []);
  },
});

export const isImage = (image: string): boolean => /^\S+$/.test(image);
