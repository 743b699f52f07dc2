import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { collectorsOf } from "../concerns/access-logs";
import { Bundle } from "../delivery/bundle";
import { acceptedId, idProblems } from "../delivery/construct-id";
import { deliver, finish } from "../delivery/deliver";
import { Namespace } from "../delivery/namespace";
import type { OrganisationDefaults } from "../delivery/organisation-defaults";
import { report } from "../delivery/report";
import { RuntimeCode } from "../delivery/runtime-code";
import { type DurableEngine, durableDeclaration } from "../engines/durable";
import type { KubernetesObject, Owner } from "../engines/engine";
import { type GatewayEngine, gatewayDeclaration } from "../engines/gateway";
import { Kafka, type KafkaEngine, kafkaDeclaration, readyTimeoutOf } from "../engines/kafka";
import type { MeshEngine } from "../engines/mesh";
import { type RegistryEngine, registryDeclaration } from "../engines/registry";
import { writeDocuments } from "../manifest/write-documents";
import type { Duration } from "../model/duration";
import type { ObservabilityDeclaration, PlatformDeclaration, TracesDeclaration } from "../model/platform-declarations";
import type { ServiceAddress } from "../model/route-declarations";
import type { Topology } from "../model/topology";
import { Observability } from "../observability/observability";
import type { Traces } from "../observability/traces";
import { CREDENTIALS_LIFETIME, credentialsLifetimeProblems } from "./credentials-lifetime";
import { ImportedPlatform } from "./imported-platform";
import { PlatformBase } from "./platform-base";
import { hookServiceAccount, PROVISIONER, provisionerObjects } from "./provisioner-objects";

export interface PlatformProps {
  /** @default Kafka.embedded() */
  readonly kafka?: KafkaEngine;
  /** Where contracts live. @default none: events travel as JSON */
  readonly registry?: RegistryEngine;
  /** What keeps durable functions and entities. @default none: there can be none. See docs/durable.md */
  readonly durable?: DurableEngine;
  /**
   * Where requests come in from outside, by name; the first takes the routes that name none. See docs/gateway.md.
   * @default none: services can't be exposed
   */
  readonly gateways?: Readonly<Record<string, GatewayEngine>>;
  /**
   * What encrypts and authorizes calls between workloads. See docs/mesh.md.
   * @default none: NetworkPolicies alone tell who may call whom, and calls have no options
   */
  readonly mesh?: MeshEngine;
  /** @default the construct's id */
  readonly namespace?: string;
  /** How everything on the platform is watched. @default Observability.prometheus() */
  readonly observability?: Observability;
  /**
   * Where traces go: of gateways, of the mesh's proxies, of handlers and of containers. See docs/traces.md.
   * @default nobody records any; the context that a client sends is passed on all the same
   */
  readonly traces?: Traces;
  /** What the organisation wants of every object on the platform. @default nothing */
  readonly defaults?: OrganisationDefaults;
  /**
   * How old workloads' credentials for Kafka become at most. Then they are replaced, and the workload's pods one after
   * the other: see docs/rotation.md. Reports HW-PLATFORM-001 for less than an hour.
   *
   * @default Duration.days(30)
   */
  readonly credentialsLifetime?: Duration;
}

/**
 * What all teams share: Kafka, and the provisioner that alone administers it. Create it in the platform's own stack.
 * Synth writes what other programs need to know of it to `platform.json`: see `Platform.fromManifest`.
 *
 * @example const platform = new Platform(stack, "platform", { kafka: Kafka.embedded({ storage: "5Gi" }) });
 */
export class Platform extends PlatformBase {
  /**
   * A platform that another program deploys, as its `platform.json` describes it. Several files are merged: the
   * platform's own, and those of teams whose streams or services are used.
   * Reports HW-MANIFEST-001 and up if a file is missing, not understood, or at odds with another.
   *
   * @param files relative to the folder of cdktf.json
   * @example
   * const platform = Platform.fromManifest(stack, "platform", "platform.json");
   * const shop = new Team(stack, "billing", { platform });
   * invoicing.subscribes(platform.stream("shop", "order-placed"));
   */
  static fromManifest(scope: Construct, id: string, ...files: readonly string[]): ImportedPlatform {
    return new ImportedPlatform(scope, id, files);
  }

  readonly namespace: string;
  readonly ready: readonly ITerraformDependable[];
  readonly defaults: OrganisationDefaults;
  private readonly kafka: KafkaEngine;
  private readonly registry: RegistryEngine | undefined;
  private readonly durable: DurableEngine | undefined;
  private readonly gateways: readonly (readonly [name: string, engine: GatewayEngine])[];
  private readonly meshEngine: MeshEngine | undefined;
  private readonly observability: ObservabilityDeclaration | undefined;
  private readonly traces: TracesDeclaration | undefined;
  private readonly rendersFor: Owner;

  constructor(scope: Construct, id: string, props: PlatformProps = {}) {
    super(scope, acceptedId(scope, id));
    const { credentialsLifetime = CREDENTIALS_LIFETIME } = props;
    report(this, [...idProblems(this, id), ...credentialsLifetimeProblems(credentialsLifetime)]);
    this.kafka = props.kafka ?? Kafka.embedded();
    this.registry = props.registry;
    this.durable = props.durable;
    this.gateways = Object.entries(props.gateways ?? {});
    this.meshEngine = props.mesh;
    const gateways = this.gateways.map(([, engine]) => engine);
    const parts = [this.kafka, this.registry, this.durable, this.meshEngine, ...gateways, props.traces];
    report(
      this,
      parts.flatMap((part) => part?.problems ?? []),
    );
    this.namespace = props.namespace ?? this.node.id;
    this.defaults = props.defaults ?? {};
    this.observability = (props.observability ?? Observability.prometheus()).declaration;
    this.traces = props.traces?.declaration;

    const namespace = new Namespace(this, "namespace", {
      name: this.namespace,
      retain: true,
      objects: (derivation) => [
        ...finish(this, this, [hookServiceAccount(this.namespace)]),
        ...deliver({ derivation, owner: this, rendersFor: this.rendersFor, platform: this }),
      ],
    });
    const runtime = new RuntimeCode(this, "runtime", {
      namespace: this.namespace,
      programs: ["provisioner", "hook"],
      dependsOn: [namespace.release],
    });
    this.rendersFor = {
      name: this.node.id,
      namespace: this.namespace,
      runtimeConfigMap: runtime.configMapName,
      platformNamespace: this.namespace,
    };
    const readyTimeout = readyTimeoutOf(this.kafka);
    const provisioner = new Bundle(this, "provisioner", {
      release: PROVISIONER,
      namespace: this.namespace,
      objects: () =>
        finish(
          this,
          this,
          provisionerObjects({
            namespace: this.namespace,
            runtimeConfigMap: runtime.configMapName,
            readyTimeout,
            kafka: this.kafka,
            registry: this.registry,
            durable: this.durable,
            credentialsLifetime,
          }),
        ),
      dependsOn: [runtime.configMap],
      // The hook is waited for as well.
      timeout: readyTimeout + 60,
    });
    const engines = [
      this.engineRelease("kafka", namespace, (owner) => this.kafka.renderCluster(owner.namespace, this.observability)),
      this.engineRelease("registry", namespace, (owner) => this.registry?.renderRegistry(owner, this.kafka) ?? []),
      this.engineRelease("restate", namespace, (owner) => this.durable?.renderDurable(owner) ?? []),
      ...this.gateways.map(([name, gateway]) =>
        this.engineRelease(`gateway-${name}`, namespace, (owner, topology) =>
          gateway.renderGateway(
            name,
            owner,
            this.observability,
            this.meshEngine,
            topology && this.collectors(topology, name),
            this.traces,
          ),
        ),
      ),
    ];
    this.ready = [provisioner, ...engines].flatMap((bundle) => (bundle ? [bundle.release] : []));
    writeDocuments(this);
  }

  declare(): PlatformDeclaration {
    return {
      kind: "platform",
      path: this.node.path,
      name: this.node.id,
      namespace: this.namespace,
      kafka: kafkaDeclaration(this.kafka, this.namespace),
      registry: this.registry && registryDeclaration(this.registry, this.namespace),
      observability: this.observability,
      ...(this.traces === undefined ? {} : { traces: this.traces }),
      ...(this.durable ? { durable: durableDeclaration(this.durable, this.namespace) } : {}),
      ...(this.gateways.length === 0
        ? {}
        : { gateways: this.gateways.map(([name, engine]) => gatewayDeclaration(engine, name, this.namespace)) }),
      ...(this.meshEngine === undefined ? {} : { mesh: this.meshEngine.declaration }),
      imported: false,
    };
  }

  private collectors(topology: Topology, gateway: string): readonly ServiceAddress[] {
    return collectorsOf(topology, topology.platform(this.node.path), gateway);
  }

  /** Side by side with the provisioner: the pods wait for the Secrets that it makes. None for what runs elsewhere. */
  private engineRelease(
    name: string,
    namespace: Namespace,
    render: (owner: Owner, topology?: Topology) => readonly KubernetesObject[],
  ): Bundle | undefined {
    const owner = { ...this.rendersFor, name };
    if (render(owner).length === 0) return undefined;
    return new Bundle(this, name, {
      release: name,
      namespace: this.namespace,
      objects: ({ topology }) => finish(this, this, render(owner, topology)),
      dependsOn: [namespace.release],
      // A registry in Kafka waits for Kafka, and starts then.
      timeout: readyTimeoutOf(this.kafka) + 120,
    });
  }
}
