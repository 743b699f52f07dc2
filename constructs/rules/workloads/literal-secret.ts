import { isToken } from "../../model/tokens";
import type { EnvDeclaration } from "../../model/workload-declarations";
import { defineRule, judged, type Violation } from "../rule";
import { namesSecret } from "./secret-names";
import { secretShape } from "./secret-shapes";

export const literalSecret = defineRule({
  code: "HW-SECRET-001",
  name: "No secret stands in the program",
  why: "It would be readable in the repository, in synthesized files, in Terraform's state and in the Helm release.",
  fix: "Keep it in a Secret of the team's namespace, and give SecretValue.of(secret, key) in env.",
  example: `env: { DB_PASSWORD: "hunter2" }`,
  level: "error",
  scope: "local",
  suppressible: true,
  appliesTo: ["workload"],
  evaluate(_, { env, code }) {
    const literals = env.flatMap((each) => ("value" in each && !isToken(each.value) ? [each] : []));
    const args = code?.type === "container" ? [...(code.command ?? []), ...(code.args ?? [])] : [];
    const plainArgs = args.filter((arg) => !isToken(arg));
    if (literals.length + plainArgs.length === 0) return "not applicable";
    return judged([...literals.flatMap(inVariable), ...inArguments(plainArgs)]);
  },
});

function inVariable({ name, value }: EnvDeclaration & { value: string }): Violation[] {
  const shape = secretShape(value) ?? (namesSecret(name) && isLiteral(value) ? "a secret, by its name" : undefined);
  return shape ? [{ message: `The environment variable ${name} holds ${shape}.` }] : [];
}

function inArguments(args: readonly string[]): Violation[] {
  return args.flatMap((arg, index) => {
    const [, option, value = args[index + 1] ?? ""] = /^--?([\w-]+)(?:=(.*))?$/s.exec(arg) ?? [];
    const named = option !== undefined && namesSecret(option) && isLiteral(value) && !value.startsWith("-");
    const shape = secretShape(arg) ?? (named ? "a secret, by its name" : undefined);
    const what = option === undefined ? `Argument ${index + 1}` : `The argument --${option}`;
    return shape ? [{ message: `${what} holds ${shape}.` }] : [];
  });
}

/** Neither empty, a switch, a file that holds it, nor filled in by Kubernetes. */
const isLiteral = (value: string): boolean => !/^($|true$|false$|\/|\.\/|\$\(\w+\)$)/i.test(value);
