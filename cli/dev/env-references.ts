/**
 * A variable's value as the kubelet makes it: references to variables that come before it are filled in, others stay.
 *
 * @param env the variables before it
 * @see https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/
 */
export const expanded = (value: string, env: Readonly<Record<string, string>>): string =>
  value.replace(/\$(?:\$|\(([^)]*)\))/g, (reference, name?: string) => {
    if (name === undefined) return "$";
    return (Object.hasOwn(env, name) ? env[name] : undefined) ?? reference;
  });
