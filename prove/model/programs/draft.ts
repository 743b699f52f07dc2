import { type Code, type Creation, isCreation, type Program, type Statement } from "./program";
import { HANDLER } from "./vocabulary";

type Kind = Creation["construct"];
type Props = Readonly<Record<string, Code>>;

/** A program under change: mistakes are put into one of its two parts. */
export class Draft {
  private readonly statements: Statement[];
  private readonly changed = new Set<string>();
  private added = 0;

  /** @param picks decide between what there is to choose from */
  constructor(
    private readonly program: Program,
    readonly inImporting: boolean,
    private readonly picks: readonly number[],
  ) {
    this.statements = [...((inImporting ? program.importing : undefined) ?? program.statements)];
  }

  /** A part that is not reached because of mistakes in the first is left out. */
  finish(): Program {
    if (!this.inImporting) return { statements: this.statements };
    return { statements: this.program.statements, importing: this.statements };
  }

  pick<T>(from: readonly T[]): T {
    const number = this.picks[this.added % this.picks.length] ?? 0;
    const found = from[number % from.length];
    if (found === undefined) throw new Error("Nothing to pick from");
    return found;
  }

  /** A name that nothing else has. */
  name(): string {
    return `m${this.added++}`;
  }

  add(code: Code): void {
    this.statements.push(code);
  }

  /** Creates something that is as it should be but for the props and the id given; its variable. */
  create(construct: Kind, scope: Code, props: Props = {}, id?: string): string {
    const name = this.name();
    this.statements.push({ name, construct, scope, id: id ?? name, props });
    // It is part of a mistake, which another one must not take back.
    this.changed.add(name);
    return name;
  }

  /** The variable of one of the teams, or of a new one; not of one that another mistake has made for itself. */
  team(): string {
    const teams = this.statements
      .filter(isCreation)
      .filter(({ construct, name }) => construct === "Team" && !this.changed.has(name));
    return teams.length > 0 ? this.pick(teams).name : this.newTeam();
  }

  /** A team that nothing uses yet, in the platform's or the first stack. */
  newTeam(props: Props = {}): string {
    return this.create("Team", "stack0", { platform: "platform", ...props });
  }

  /** A stream that somebody publishes. */
  stream(team: string, props: Props = {}, construct: "EventStream" | "StateStream" = "EventStream"): string {
    const stream = this.create(construct, team, props);
    this.add(`${this.service(team)}.publishes(${stream});`);
    return stream;
  }

  service(team: string, props: Props = { handler: HANDLER }, id?: string): string {
    return this.create("Service", team, props, id);
  }

  /** A worker that subscribes to a stream of its own. */
  worker(team: string, props: Props = {}, id?: string): string {
    const worker = this.create("Worker", team, { handler: HANDLER, ...props }, id);
    this.add(`${worker}.subscribes(${this.stream(team)});`);
    return worker;
  }

  /** Sets props of a construct that is there already, or of a new one; each is changed once. */
  alter(kinds: readonly Kind[], props: Props): void {
    const found = this.statements
      .filter(isCreation)
      .filter(({ construct, name }) => kinds.includes(construct) && !this.changed.has(name));
    const target = found.length > 0 ? this.pick(found).name : this.fresh(kinds);
    this.changed.add(target);
    const index = this.statements.findIndex((each) => isCreation(each) && each.name === target);
    const statement = this.statements[index];
    if (statement === undefined || !isCreation(statement)) throw new Error(`There is no ${target}`);
    this.statements[index] = { ...statement, props: { ...statement.props, ...props } };
  }

  private fresh([kind]: readonly Kind[]): string {
    const team = this.team();
    switch (kind) {
      case "StateStream":
        return this.stream(team, { key: `"id"` }, "StateStream");
      case "EventStream":
        return this.stream(team);
      case "Worker":
        return this.worker(team);
      default:
        return this.service(team);
    }
  }
}
