import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { acceptedId, idProblems } from "../delivery/construct-id";
import type { OrganisationDefaults } from "../delivery/organisation-defaults";
import { report } from "../delivery/report";
import { platformIn } from "../manifest/manifest-declarations";
import type { ManifestTeam, PlatformManifest } from "../manifest/platform-manifest";
import { readManifests } from "../manifest/read-manifests";
import type { TeamDeclaration } from "../model/declarations";
import type { PlatformDeclaration } from "../model/platform-declarations";
import { didYouMean } from "../model/similar";
import type { Declares } from "../model/topology";
import { ImportedService } from "../services/imported-service";
import type { IService } from "../services/service-interface";
import { ImportedStream } from "../streams/imported-stream";
import type { IStream } from "../streams/stream";
import { PlatformBase } from "./platform-base";
import type { ITeam } from "./team";

/** A platform that another program deploys. Create it with `Platform.fromManifest`. */
export class ImportedPlatform extends PlatformBase {
  readonly namespace: string;
  /** It is there already. */
  readonly ready: readonly ITerraformDependable[] = [];
  readonly defaults: OrganisationDefaults;
  private readonly manifest: PlatformManifest;

  constructor(scope: Construct, id: string, files: readonly string[]) {
    super(scope, acceptedId(scope, id));
    report(this, idProblems(this, id));
    const { manifest, problems } = readManifests(files);
    report(this, problems);
    this.manifest = manifest ?? unknownPlatform(id);
    this.namespace = this.manifest.platform.namespace;
    this.defaults = this.manifest.platform.defaults;
  }

  /**
   * A stream of another team. Reports HW-MANIFEST-002 if no such stream is visible.
   *
   * @example worker.subscribes(platform.stream<OrderPlaced>("shop", "order-placed"));
   */
  stream<E = unknown>(team: string, name: string): IStream<E> {
    const owner = this.team(team);
    const known = owner.known.streams.find((stream) => stream.name === name);
    if (!known) this.reportUnknown("stream", team, name, owner.known.streams);
    const id = `stream-${name}`;
    const existing = owner.node.tryFindChild(id) as ImportedStream<E> | undefined;
    return existing ?? new ImportedStream<E>(owner, id, owner, known ?? unknownStream(team, name));
  }

  /** A service of another team. Reports HW-MANIFEST-002 if no such service is visible. */
  service(team: string, name: string): IService {
    const owner = this.team(team);
    if (!owner.known.services.some((service) => service.name === name)) {
      this.reportUnknown("service", team, name, owner.known.services);
    }
    const id = `service-${name}`;
    const existing = owner.node.tryFindChild(id) as ImportedService | undefined;
    return existing ?? new ImportedService(owner, id, owner, name);
  }

  declare(): PlatformDeclaration {
    return platformIn(this.manifest, this.node.path);
  }

  private team(name: string): ImportedTeam {
    const existing = this.node.tryFindChild(name) as ImportedTeam | undefined;
    const known = this.manifest.teams.find((team) => team.name === name);
    return (
      existing ??
      new ImportedTeam(this, acceptedId(this, name), known ?? { name, namespace: name, streams: [], services: [] })
    );
  }

  private reportUnknown(what: string, team: string, name: string, known: readonly { readonly name: string }[]): void {
    const names = known.map((each) => each.name);
    const there = names.length > 0 ? `there are ${names.map((each) => `"${each}"`).join(", ")}` : "there are none";
    report(this, [
      {
        code: "HW-MANIFEST-002",
        message: `The team "${team}" has no ${what} "${name}" that other teams may use; ${there}.${didYouMean(name, names)}`,
        fix: `Correct the name, take a newer manifest of that team, or ask it to declare visibility: "platform".`,
      },
    ]);
  }
}

/** A team of an imported platform, as far as others may use it. */
class ImportedTeam extends Construct implements ITeam, Declares {
  readonly namespace: string;

  constructor(
    readonly platform: ImportedPlatform,
    id: string,
    readonly known: ManifestTeam,
  ) {
    super(platform, id);
    this.namespace = known.namespace;
  }

  declare(): TeamDeclaration {
    return {
      kind: "team",
      path: this.node.path,
      name: this.node.id,
      namespace: this.namespace,
      platform: this.platform.node.path,
      runtimeConfigMap: undefined,
      imported: true,
    };
  }
}

/** Stand-ins let synth go on after a problem, to tell all others with it; nothing is deployed with an error. */
const unknownPlatform = (id: string): PlatformManifest => ({
  version: 1,
  platform: {
    name: id,
    namespace: id,
    kafka: { bootstrapServers: "unknown:9092", brokers: 1, podLabels: undefined },
    defaults: {},
  },
  teams: [],
});

const unknownStream = (team: string, name: string) =>
  ({ name, role: "event", topic: `${team}.${name}`, partitions: 1, compatibility: "NONE" }) as const;
