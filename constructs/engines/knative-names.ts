/** Where `Operators` puts Knative Serving; its own manifests know no other place. */
export const KNATIVE_NAMESPACE = "knative-serving";
