import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { Bundle } from "../delivery/bundle";
import { acceptedId, idProblems } from "../delivery/construct-id";
import { deliver } from "../delivery/deliver";
import { declaring } from "../delivery/deriving";
import type { ObjectEdit } from "../delivery/edits";
import { noteHandler } from "../delivery/handler-log";
import { report } from "../delivery/report";
import type { IDurable } from "../durable/durable-interface";
import { buildCall } from "../mesh/build-call";
import type { CallOptions } from "../mesh/call-options";
import { Duration } from "../model/duration";
import type { CallOptionsDeclaration } from "../model/mesh-declarations";
import type { Problem } from "../model/problem";
import type { ScalingDeclaration } from "../model/scaling-declarations";
import type { Declares } from "../model/topology";
import type {
  BatchDeclaration,
  SubscriptionDeclaration,
  TableDeclaration,
  WorkloadDeclaration,
} from "../model/workload-declarations";
import { Team } from "../platform/team";
import type { IService } from "../services/service-interface";
import { byteSize } from "../streams/byte-size";
import type { IStream } from "../streams/stream";
import { type BuiltWorkload, buildWorkload } from "./build-workload";
import { DeadLetterStream } from "./dead-letter-stream";
import type { BatchProps, SubscriptionOptions, TableOptions, WorkloadProps } from "./workload-props";

/** What services and workers have in common: code, edges to streams and services, and one release. */
export abstract class Workload extends Construct implements Declares {
  readonly team: Team;
  private readonly publications = new Set<IStream>();
  private readonly subscriptions = new Map<IStream, SubscriptionOptions>();
  private readonly tables = new Map<IStream, TableOptions>();
  private readonly callees = new Map<IService, CallOptions | undefined>();
  private readonly invocations = new Set<IDurable>();
  private readonly externals: { host: string; port: number }[] = [];
  private readonly edits: ObjectEdit[] = [];
  private readonly bundle: Bundle;
  private deadLetterStream: DeadLetterStream | undefined;

  protected constructor(
    scope: Construct,
    id: string,
    private readonly role: WorkloadDeclaration["role"],
    private readonly props: WorkloadProps & { readonly replicas: number; readonly concurrency?: number },
    private readonly scaling?: ScalingDeclaration,
  ) {
    super(scope, acceptedId(scope, id));
    report(this, idProblems(this, id));
    this.team = Team.of(this);
    declaring(this);
    this.bundle = new Bundle(this, "bundle", {
      release: this.node.id,
      namespace: this.team.namespace,
      objects: (derivation) => {
        const { declaration, problems } = this.build();
        report(this, problems);
        if (declaration.code?.type === "handler") noteHandler(this, declaration.code);
        return deliver({
          derivation,
          owner: this,
          rendersFor: this.team.rendersFor(this.node.id),
          platform: this.team.platform,
          edits: this.edits,
        });
      },
      dependsOn: [...this.team.ready, ...(role === "durable" ? [this.team.durableRuntime.configMap] : [])],
    });
  }

  /** Declares that the workload appends to a stream of its own team. It may write there, and nowhere else. */
  publishes(...streams: readonly IStream[]): void {
    declaring(this);
    for (const stream of streams.filter((each) => this.isInSameProgram(each))) {
      if (stream.team !== this.team || this.waitsFor(stream)) this.publications.add(stream);
    }
  }

  /**
   * Declares that each replica has a copy of a stream of state: the last value of every key. It follows the stream, so a
   * change is seen within a second and without a restart. A handler reads it as `context.table("<stream>")`, and is given
   * nothing before the copy is complete: see docs/tables.md. Reports HW-STREAM-005 if `maxSize` is no size.
   *
   * @example
   * pricing.holds(rules);
   * pricing.holds(customers, { storage: "disk" });
   */
  holds<E>(stream: IStream<E>, options: TableOptions = {}): void {
    declaring(this);
    if (!this.isInSameProgram(stream) || (isVisible(stream, this.team) && !this.waitsFor(stream))) return;
    report(this, byteSize("maxSize", options.maxSize).problems);
    this.tables.set(stream, options);
  }

  /**
   * Declares that the workload asks a service and waits for the answer; its address is then in the environment, as
   * `<SERVICE>_URL`. Events couple less: see docs/design.md. Options need a mesh, or HW-MESH-002 and up are reported.
   *
   * Of a durable function or an entity it is the address at which Restate takes calls: see docs/durable.md. Another one
   * calls it through its context, and gets no address.
   *
   * @example
   * orders.calls(payment, { timeout: Duration.seconds(2), outlierDetection: { consecutiveGatewayErrors: 3 } });
   * orders.calls(checkout); // a DurableFunction: CHECKOUT_URL
   */
  calls(service: IService, options: CallOptions): void;
  calls(...callees: readonly (IService | IDurable)[]): void;
  calls(...given: readonly (IService | IDurable | CallOptions)[]): void {
    declaring(this);
    const callees = given.filter((each) => "node" in each);
    const options = given.find((each): each is CallOptions => !("node" in each));
    for (const callee of [...callees, options?.canary?.service, options?.mirror]) {
      if (callee && !this.isInSameProgram(callee)) return;
    }
    for (const callee of callees) {
      if ("durable" in callee) this.invocations.add(callee);
      else this.callees.set(callee, options ?? this.callees.get(callee));
    }
  }

  /** Declares that the workload connects to a host outside the cluster. */
  reaches(host: string, port: number): void {
    declaring(this);
    this.externals.push({ host, port });
  }

  /**
   * Edits the workload's objects of one kind, after everything else.
   *
   * @example worker.patch("Deployment", (deployment) => { deployment.spec.template.spec.priorityClassName = "high"; });
   */
  patch(kind: string, edit: ObjectEdit): void {
    declaring(this);
    this.edits.push((object) => {
      if (object.kind === kind) edit(object);
    });
  }

  /** The failed events of all subscriptions with `deadLetter`. */
  get deadLetters(): IStream {
    return this.ensureDeadLetters();
  }

  private ensureDeadLetters(): DeadLetterStream {
    this.deadLetterStream ??= new DeadLetterStream(this, "dead-letters", this.bundle);
    return this.deadLetterStream;
  }

  protected addSubscription(stream: IStream, options: SubscriptionOptions): void {
    declaring(this);
    if (!this.isInSameProgram(stream) || (isVisible(stream, this.team) && !this.waitsFor(stream))) return;
    report(this, options.reads?.read().problems ?? []);
    this.subscriptions.set(stream, options);
    if (options.deadLetter) this.ensureDeadLetters();
  }

  declare(): WorkloadDeclaration {
    const { replicas, visibility = "team" } = this.props;
    return {
      kind: "workload",
      path: this.node.path,
      name: this.node.id,
      team: this.team.node.path,
      role: this.role,
      publishes: paths(this.publications),
      subscribes: [...this.subscriptions].map(([stream, options]) => this.subscription(stream, options)).sort(byStream),
      ...(this.tables.size > 0 ? { holds: [...this.tables].map(tableOf).sort(byStream) } : {}),
      calls: paths(this.callees.keys()),
      ...this.callOptions(),
      ...(this.invocations.size > 0 ? { invokes: paths(this.invocations) } : {}),
      exposes: [],
      reaches: [...this.externals],
      visibility,
      replicas,
      scaling: this.scaling,
      ...(this.props.concurrency === undefined ? {} : { concurrency: this.props.concurrency }),
      imported: false,
      ...this.build().declaration,
    };
  }

  private callOptions(): Pick<WorkloadDeclaration, "callOptions"> {
    const callOptions = [...this.callees].flatMap(([service, options]) =>
      options ? [buildCall(service, options)] : [],
    );
    return callOptions.length > 0 ? { callOptions: callOptions.sort(byService) } : {};
  }

  private build(): BuiltWorkload {
    return buildWorkload(this.props);
  }

  private subscription(stream: IStream, options: SubscriptionOptions): SubscriptionDeclaration {
    return {
      stream: stream.node.path,
      retries: options.retries ?? 5,
      ...(options.retryMode === undefined ? {} : { retryMode: options.retryMode }),
      deadLetters: options.deadLetter ? this.deadLetters.node.path : undefined,
      reads: options.reads?.read().contract,
      from: options.from ?? "earliest",
      ...(options.timeout ? { timeoutMs: options.timeout.toMilliseconds() } : {}),
      ...(options.batch ? { batch: batchOf(options.batch) } : {}),
    };
  }

  protected isInSameProgram(used: IStream | IService | IDurable): boolean {
    const same = used.node.root === this.node.root;
    if (!same) report(this, [ofOtherProgram(used)]);
    return same;
  }

  /** The stream's topic exists before the workload starts; never the other way round. */
  private waitsFor(stream: IStream): boolean {
    if (!stream.release) return true;
    const own = TerraformStack.of(this);
    const other = TerraformStack.of(stream);
    if (own !== other) {
      if (other.dependsOn(own)) {
        report(this, [circularStacks(own, other, stream)]);
        return false;
      }
      own.addDependency(other);
      return true;
    }
    this.bundle.comeAfter(stream.release);
    return true;
  }
}

const batchOf = ({ size, wait = Duration.seconds(1) }: BatchProps): BatchDeclaration => ({
  size,
  waitMs: wait.toMilliseconds(),
});

const paths = (constructs: Iterable<IStream | IService | IDurable>): string[] =>
  [...constructs].map(({ node }) => node.path).sort();

const byService = (a: CallOptionsDeclaration, b: CallOptionsDeclaration) => (a.service < b.service ? -1 : 1);

const tableOf = ([stream, { storage = "memory", maxSize }]: [IStream, TableOptions]): TableDeclaration => ({
  stream: stream.node.path,
  storage,
  maxBytes: byteSize("maxSize", maxSize).bytes ?? (storage === "memory" ? DEFAULT_TABLE_BYTES : undefined),
});

/** A tenth of the memory that a workload may take by default, since objects take several times their bytes. */
const DEFAULT_TABLE_BYTES = 16 * 1024 * 1024;

const byStream = (a: { readonly stream: string }, b: { readonly stream: string }) => (a.stream < b.stream ? -1 : 1);

/** What a rule refuses anyway (HW-TEAM-002, HW-TEAM-003) is not waited for, which could be refused for another reason. */
const isVisible = (stream: IStream, team: Team): boolean => stream.team === team || stream.visibility === "platform";

const ofOtherProgram = ({ node }: IStream | IService | IDurable): Problem => ({
  code: "HW-EDGE-001",
  message: `${node.path} belongs to another App.`,
  fix: "Use what is declared in the same program, or what an imported platform offers: platform.stream(…), platform.service(…).",
});

const circularStacks = (own: TerraformStack, other: TerraformStack, stream: IStream): Problem => ({
  code: "HW-TEAM-004",
  message: `The stacks ${own.node.id} and ${other.node.id} would each have to be deployed before the other, the first because of the stream ${stream.node.path}.`,
  fix: "Put both teams into one stack, or use the stream as the platform's manifest describes it: platform.stream(…).",
});
