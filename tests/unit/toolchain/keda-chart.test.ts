import { expect, it } from "vitest";
import { parse } from "yaml";
import { kedaTemplates } from "../../../toolchain/keda-chart";

const manifests = `
apiVersion: v1
kind: Namespace
metadata: { name: keda }
---
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: scaledobjects.keda.sh }
spec: { description: "a template such as {{ .triggers }}" }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: keda-operator }
rules:
- { apiGroups: [""], resources: [pods], verbs: [get] }
- { apiGroups: [admissionregistration.k8s.io], resources: [validatingwebhookconfigurations], verbs: [patch] }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: keda-auth-reader, namespace: kube-system }
subjects: [{ kind: ServiceAccount, name: keda-operator, namespace: keda }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: keda-operator, namespace: keda, labels: { app.kubernetes.io/version: latest } }
spec:
  replicas: 1
  template:
    spec:
      containers:
      - name: keda-operator
        image: ghcr.io/kedacore/keda:latest
        imagePullPolicy: Always
        args: [--leader-elect, --zap-log-level=info]
        readinessProbe: { httpGet: { path: /readyz, port: 8081 }, initialDelaySeconds: 20 }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: keda-admission, namespace: keda }
`;

const templates = new Map(kedaTemplates(manifests, "2.20.2"));
const template = (file: string) => templates.get(file) ?? "";

it("leaves out the namespace and the admission webhooks", () => {
  expect([...templates.keys()]).toEqual([
    "customresourcedefinition-scaledobjects.keda.sh.yaml",
    "clusterrole-keda-operator.yaml",
    "rolebinding-keda-auth-reader.yaml",
    "deployment-keda-operator.yaml",
  ]);
  expect(template("clusterrole-keda-operator.yaml")).not.toContain("webhook");
});

it("keeps definitions when the release goes, and their texts as they are", () => {
  const text = template("customresourcedefinition-scaledobjects.keda.sh.yaml");
  expect(text).toContain("helm.sh/resource-policy: keep");
  expect(text).toContain('a template such as {{ "{{" }} .triggers }}');
});

it("goes into the release's namespace and leaves others alone", () => {
  const text = template("rolebinding-keda-auth-reader.yaml");
  expect(text).toContain("namespace: kube-system");
  expect(text).toContain("namespace: {{ .Release.Namespace | quote }}");
  expect(text).not.toMatch(/namespace: keda$/m);
});

it("runs the pinned image, is ready at once and needs no lease of its own", () => {
  const text = template("deployment-keda-operator.yaml");
  expect(text).toContain("replicas: {{ .Values.operator.replicaCount | int }}");
  const rendered = parse(text.replace(/\{\{.*?\}\}/g, "0"));
  const [container] = rendered.spec.template.spec.containers;
  expect(container.image).toBe("ghcr.io/kedacore/keda:2.20.2");
  expect(container.imagePullPolicy).toBe("IfNotPresent");
  expect(container.readinessProbe).toMatchObject({ initialDelaySeconds: 1, periodSeconds: 1 });
  expect(container.args).not.toContain("--leader-elect");
  expect(rendered.metadata.labels["app.kubernetes.io/version"]).toBe("2.20.2");
});
