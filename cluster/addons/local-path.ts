import { clusterRole, clusterRoleBinding, type KubernetesObject, restricted, serviceAccount } from "./objects";

const namespace = "local-path-storage";
const name = "local-path-provisioner";

/**
 * The default StorageClass: a folder per volume.
 * @param volumes folder on the node that holds the volumes
 */
export function localPath(image: string, helperImage: string, volumes: string): readonly KubernetesObject[] {
  return [
    {
      apiVersion: "v1",
      kind: "Namespace",
      // Its helper pods make and remove the folders of volumes on the node.
      metadata: { name: namespace, labels: { "pod-security.kubernetes.io/enforce": "privileged" } },
    },
    serviceAccount(name, namespace),
    clusterRole(name, [
      { apiGroups: [""], resources: ["nodes", "persistentvolumeclaims"], verbs: ["get", "list", "watch"] },
      {
        apiGroups: [""],
        resources: ["persistentvolumes"],
        verbs: ["get", "list", "watch", "create", "patch", "update", "delete"],
      },
      { apiGroups: [""], resources: ["events"], verbs: ["create", "patch"] },
      { apiGroups: ["storage.k8s.io"], resources: ["storageclasses"], verbs: ["get", "list", "watch"] },
    ]),
    clusterRoleBinding(name, name, { kind: "ServiceAccount", name, namespace }),
    {
      apiVersion: "rbac.authorization.k8s.io/v1",
      kind: "Role",
      metadata: { name, namespace },
      rules: [
        { apiGroups: [""], resources: ["pods"], verbs: ["get", "list", "watch", "create", "delete"] },
        { apiGroups: [""], resources: ["pods/log"], verbs: ["get"] },
        { apiGroups: [""], resources: ["configmaps"], verbs: ["get", "list", "watch"] },
      ],
    },
    {
      apiVersion: "rbac.authorization.k8s.io/v1",
      kind: "RoleBinding",
      metadata: { name, namespace },
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name },
      subjects: [{ kind: "ServiceAccount", name, namespace }],
    },
    config(helperImage, volumes),
    { apiVersion: "apps/v1", kind: "Deployment", metadata: { name, namespace }, spec: deployment(image, helperImage) },
    {
      apiVersion: "storage.k8s.io/v1",
      kind: "StorageClass",
      metadata: { name: "local-path", annotations: { "storageclass.kubernetes.io/is-default-class": "true" } },
      provisioner: "rancher.io/local-path",
      reclaimPolicy: "Delete",
      volumeBindingMode: "WaitForFirstConsumer",
    },
  ];
}

function config(helperImage: string, volumes: string): KubernetesObject {
  const helperPod = {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "helper" },
    spec: {
      priorityClassName: "system-node-critical",
      automountServiceAccountToken: false,
      containers: [{ name: "helper-pod", image: helperImage, imagePullPolicy: "IfNotPresent" }],
    },
  };
  const paths = { nodePathMap: [{ node: "DEFAULT_PATH_FOR_NON_LISTED_NODES", paths: [volumes] }] };
  return {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: "local-path-config", namespace },
    data: {
      "config.json": JSON.stringify(paths),
      "helperPod.yaml": JSON.stringify(helperPod),
      setup: '#!/bin/sh\nset -eu\nmkdir -m 0777 -p "$VOL_DIR"\n',
      teardown: '#!/bin/sh\nset -eu\nrm -rf "$VOL_DIR"\n',
    },
  };
}

const deployment = (image: string, helperImage: string) => ({
  // Two at once would provision a volume twice.
  strategy: { type: "Recreate" },
  selector: { matchLabels: { app: name } },
  template: {
    metadata: { labels: { app: name } },
    spec: {
      serviceAccountName: name,
      priorityClassName: "system-cluster-critical",
      containers: [
        {
          name: "provisioner",
          image,
          command: ["local-path-provisioner", "start", "--config", "/etc/config/config.json"],
          args: ["--helper-image", helperImage, "--service-account-name", name],
          env: [
            { name: "POD_NAMESPACE", valueFrom: { fieldRef: { fieldPath: "metadata.namespace" } } },
            { name: "CONFIG_MOUNT_PATH", value: "/etc/config/" },
          ],
          resources: { requests: { cpu: "10m", memory: "32Mi" }, limits: { memory: "128Mi" } },
          securityContext: restricted,
          volumeMounts: [{ name: "config", mountPath: "/etc/config", readOnly: true }],
        },
      ],
      volumes: [{ name: "config", configMap: { name: "local-path-config" } }],
    },
  },
});
