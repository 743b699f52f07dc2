import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { Bundle } from "../delivery/bundle";
import { Namespace } from "../delivery/namespace";
import { report } from "../delivery/report";
import { RuntimeCode } from "../delivery/runtime-code";
import type { Engine } from "../engines/engine";
import { Kafka, type KafkaEngine } from "../engines/kafka";
import { keda } from "../engines/keda";
import { kubernetesWorkload } from "../engines/kubernetes-workload";
import { nameProblems } from "../model/names";
import type { Declares, PlatformDeclaration } from "../model/topology";
import { PROVISIONER, provisionerObjects } from "./provisioner-objects";

export interface PlatformProps {
  /** @default Kafka.embedded() */
  readonly kafka?: KafkaEngine;
  /** @default the construct's id */
  readonly namespace?: string;
}

/**
 * What all teams share: Kafka, and the provisioner that alone administers it. Create it in the platform's own stack.
 *
 * @example const platform = new Platform(stack, "platform", { kafka: Kafka.embedded({ storage: "5Gi" }) });
 */
export class Platform extends Construct implements Declares {
  readonly namespace: string;
  /** What a team's first release waits for. */
  readonly ready: readonly ITerraformDependable[];
  private readonly kafka: KafkaEngine;

  constructor(scope: Construct, id: string, props: PlatformProps = {}) {
    super(scope, id);
    this.kafka = props.kafka ?? Kafka.embedded();
    this.namespace = props.namespace ?? id;
    report(this, nameProblems(this.namespace));

    const namespace = new Namespace(this, "namespace", { name: this.namespace, retain: true });
    const runtime = new RuntimeCode(this, "runtime", {
      namespace: this.namespace,
      programs: ["provisioner"],
      dependsOn: [namespace.release],
    });
    const provisioner = new Bundle(this, "provisioner", {
      release: PROVISIONER,
      namespace: this.namespace,
      objects: () =>
        provisionerObjects({
          namespace: this.namespace,
          runtimeConfigMap: runtime.configMapName,
          bootstrapServers: this.kafka.bootstrapServers(this.namespace),
          kafkaDnsNames: this.kafka.dnsNames(this.namespace),
        }),
      dependsOn: [runtime.configMap],
    });
    // Side by side with the provisioner: the broker's pod waits for the Secrets that it makes.
    const kafka = new Bundle(this, "kafka", {
      release: "kafka",
      namespace: this.namespace,
      objects: () => this.kafka.renderCluster(this.namespace),
      dependsOn: [namespace.release],
    });
    this.ready = [provisioner.release, kafka.release];
  }

  /** Each renders its kinds of intent. */
  get engines(): readonly Engine[] {
    return [this.kafka, keda, kubernetesWorkload];
  }

  declare(): PlatformDeclaration {
    return {
      kind: "platform",
      path: this.node.path,
      namespace: this.namespace,
      bootstrapServers: this.kafka.bootstrapServers(this.namespace),
    };
  }
}
