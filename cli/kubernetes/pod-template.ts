/** What runs pods from a template. */
interface PodOwner {
  readonly spec?: {
    readonly template?: {
      readonly spec?: { readonly containers?: readonly { env?: readonly { name: string; value?: string }[] }[] };
    };
  };
}

/** The environment of the containers of a Deployment, a StatefulSet or a Job, as far as it is written there. */
export function envOf(object: object): Readonly<Record<string, string | undefined>> {
  const { containers = [] } = (object as PodOwner).spec?.template?.spec ?? {};
  return Object.fromEntries(containers.flatMap(({ env = [] }) => env).map(({ name, value }) => [name, value]));
}
