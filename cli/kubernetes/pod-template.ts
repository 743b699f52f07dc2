/** What pods are made by. */
export interface PodTemplate<Spec = PodSpec> {
  readonly spec?: Spec;
}

interface PodSpec {
  readonly containers?: readonly { env?: readonly { name: string; value?: string }[] }[];
}

/** What runs pods from a template. */
interface PodOwner {
  readonly spec?: { readonly template?: PodTemplate; readonly jobTargetRef?: { readonly template?: PodTemplate } };
}

/** The template of a Deployment, a StatefulSet, a Job or a ScaledJob. */
export function podTemplateOf(object: object): PodTemplate {
  const { template, jobTargetRef } = (object as PodOwner).spec ?? {};
  return template ?? jobTargetRef?.template ?? {};
}

/** The environment of the containers of such an object, as far as it is written there. */
export function envOf(object: object): Readonly<Record<string, string | undefined>> {
  const { containers = [] } = podTemplateOf(object).spec ?? {};
  return Object.fromEntries(containers.flatMap(({ env = [] }) => env).map(({ name, value }) => [name, value]));
}
