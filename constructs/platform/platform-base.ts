import type { ITerraformDependable } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { builtInConcerns } from "../concerns";
import type { ObjectEdit } from "../delivery/edits";
import type { OrganisationDefaults } from "../delivery/organisation-defaults";
import { builtInEngines } from "../engines";
import type { Engine } from "../engines/engine";
import { prometheus } from "../engines/prometheus";
import type { Concern } from "../intents/concern";
import type { MeshDeclaration } from "../model/mesh-declarations";
import type { PlatformDeclaration } from "../model/platform-declarations";
import type { Declares } from "../model/topology";

/** A platform that a team can run on: owned by this program, or imported. */
export interface IPlatform extends IConstruct {
  readonly namespace: string;
  /** What a team's first release waits for. */
  readonly ready: readonly ITerraformDependable[];
  readonly defaults: OrganisationDefaults;
  /** What calls between its workloads go through; undefined: nothing. */
  readonly mesh: MeshDeclaration | undefined;
  /** All that derive, in order. */
  readonly concerns: readonly Concern[];
  /** All that render; the first that handles an intent's kind gets it. */
  readonly engines: readonly Engine[];
  readonly edits: readonly ObjectEdit[];
  /** Whether `use` added to the concerns and engines. */
  readonly isExtended: boolean;
  /** Whether anything keeps durable functions. */
  readonly hasDurable: boolean;
  /** Whether anything records traces. */
  readonly isTraced: boolean;
  use(...extensions: readonly (Concern | Engine)[]): void;
  transform(edit: ObjectEdit): void;
}

export abstract class PlatformBase extends Construct implements IPlatform, Declares {
  abstract readonly namespace: string;
  abstract readonly ready: readonly ITerraformDependable[];
  abstract readonly defaults: OrganisationDefaults;
  private readonly ownConcerns: Concern[] = [];
  private readonly ownEngines: Engine[] = [];
  private readonly ownEdits: ObjectEdit[] = [];

  abstract declare(): PlatformDeclaration;

  get mesh(): MeshDeclaration | undefined {
    return this.declare().mesh;
  }

  /** Renders monitors, alerts and dashboards, if anything does. */
  private get observers(): readonly Engine[] {
    const { observability } = this.declare();
    return observability ? [prometheus(observability)] : [];
  }

  /**
   * Adds concerns and engines of your own, for every owner on this platform. An engine comes before the built-in one
   * for the same kind of intent, and a later one before an earlier one.
   */
  use(...extensions: readonly (Concern | Engine)[]): void {
    for (const extension of extensions) {
      if ("derive" in extension) this.ownConcerns.push(extension);
      else this.ownEngines.unshift(extension);
    }
  }

  /**
   * Edits every object of every owner on this platform, after everything else.
   *
   * @example platform.transform((object) => { object.metadata.annotations = { ...object.metadata.annotations, team: "x" }; });
   */
  transform(edit: ObjectEdit): void {
    this.ownEdits.push(edit);
  }

  get concerns(): readonly Concern[] {
    return [...builtInConcerns, ...this.ownConcerns];
  }
  get engines(): readonly Engine[] {
    return [...this.ownEngines, ...builtInEngines, ...this.observers];
  }
  get isExtended(): boolean {
    return this.ownConcerns.length + this.ownEngines.length > 0;
  }
  get hasDurable(): boolean {
    return this.declare().durable !== undefined;
  }
  get isTraced(): boolean {
    return this.declare().traces !== undefined;
  }
  get edits(): readonly ObjectEdit[] {
    return this.ownEdits;
  }
}
