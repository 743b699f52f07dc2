import {
  Admin,
  type API,
  type BaseOptions,
  type Connection,
  findErrorBy,
  kGetApi,
  kGetBootstrapConnection,
  MultipleErrors,
  NetworkError,
  protocolAPIsById,
} from "@platformatic/kafka";
import { promised } from "../../shared/promised";
import { tolerant } from "../../shared/tolerant";
import { Waits } from "./waits";

/**
 * Kafka, as its administrator. One request's worth of work: make it, use it, close it.
 *
 * Requests are sent as such, since the admin client has no calls for SCRAM users and none for topics that differ.
 */
export class KafkaCluster {
  /** For groups, whose requests go to different brokers. */
  readonly admin: Admin;
  readonly waits = new Waits();
  private broken: Error | undefined;

  constructor(options: BaseOptions) {
    this.admin = tolerant(new Admin(options), (reason) => {
      this.broken ??= reason;
    });
  }

  async close(): Promise<void> {
    await this.admin.close().catch(() => undefined);
  }

  /**
   * Sends a request in the newest version that the brokers know.
   * @param latest the newest version that we know; all that we use have its arguments
   */
  async send<Arguments extends unknown[], Response>(
    latest: API<Arguments, Response>,
    ...args: Arguments
  ): Promise<Response> {
    const api = await promised<API<Arguments, Response>>((done) =>
      this.admin[kGetApi](protocolAPIsById[latest.key] ?? "", done),
    );
    const connection = await promised<Connection>((done) => this.admin[kGetBootstrapConnection](done));
    try {
      return await api.async(connection, ...args);
    } catch (error) {
      // Brokers with ZooKeeper pass nothing on to their controller.
      if (!findErrorBy(error as Error, "apiId", "NOT_CONTROLLER")) throw error;
      return await api.async(await this.connectController(), ...args);
    }
  }

  /** The failure of a request, with the reason that its connection broke for. */
  withReason(error: unknown): unknown {
    if (!this.broken || !findErrorBy(error as Error, "code", NetworkError.code)) return error;
    return new MultipleErrors((error as Error).message, [error as Error, this.broken]);
  }

  private async connectController(): Promise<Connection> {
    const { brokers, controllerId } = await this.admin.metadata({ topics: [], forceUpdate: true });
    const controller = brokers.get(controllerId);
    if (!controller) throw new Error("Kafka has no controller at the moment");
    return await this.admin.connections.get(controller);
  }
}
