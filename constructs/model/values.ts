import type { Problem } from "./problem";

/** What is wrong with a number that must be whole and at least `least`. */
export function wholeProblems(property: string, value: number, least: number): Problem[] {
  if (Number.isInteger(value) && value >= least) return [];
  return [
    {
      code: "HW-VALUE-001",
      message: `${property} is ${value}.`,
      fix: `It must be a whole number of at least ${least}.`,
    },
  ];
}
