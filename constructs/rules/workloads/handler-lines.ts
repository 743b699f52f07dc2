import { defineRule, judged } from "../rule";

/** cdktf's command line prints what a deploy changes, and takes a time for a line that grows with its square. */
const LONG = 128 * 1024;

export const handlerLines = defineRule({
  code: "HW-HANDLER-011",
  name: "A handler's lines are not so long that a deploy stands still",
  why: "The command line of cdktf prints what a deploy changes, and works on a line for a time that grows with the square of its length: on one of 660 KiB for ten minutes, in which it does not even listen to Ctrl-C.",
  fix: "Break up what is in one line, such as data in a string; or read data from a stream of state, or from a file in an image.",
  example: `const table = JSON.parse("[[0,12.5],[1,12.7], …") // 300 KiB in one line: let it be an array over several lines`,
  level: "warning",
  scope: "local",
  suppressible: true,
  appliesTo: ["workload"],
  evaluate(_, { code }) {
    if (code?.type !== "handler") return "not applicable";
    const longest = code.code.split("\n").reduce((most, line) => Math.max(most, line.length), 0);
    if (longest <= LONG) return judged([]);
    return judged([
      {
        message: `The handler has a line of ${Math.ceil(longest / 1024)} KiB; ${LONG / 1024} KiB are printed in some 20 s.`,
      },
    ]);
  },
});
