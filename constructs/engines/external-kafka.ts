import type { Duration } from "../model/duration";
import type { Problem } from "../model/problem";
import { isToken } from "../model/tokens";
import type { KafkaEngine } from "./kafka";
import type { KafkaCa, KafkaClientAccess, ScramLogin } from "./kafka-access";
import type { SecretKey } from "./secret-key";

export interface ExternalKafkaProps {
  /** Where workloads find the brokers, over TLS: `host:port[,host:port]`. May be a Terraform token, with `port`. */
  readonly bootstrapServers: string;
  /** Port of all brokers, which network policies allow. @default the ports in `bootstrapServers` */
  readonly port?: number;
  /** What signed the brokers' certificates: a key of a Secret, or an authority that every system knows. @default "public" */
  readonly ca?: Exclude<KafkaCa, "platform">;
  /** Who may administer topics, users, ACLs and quotas; keys of Secrets in the platform's namespace. */
  readonly admin: {
    readonly username: SecretKey;
    readonly password: SecretKey;
    /** @default that of workloads */
    readonly mechanism?: ScramLogin["mechanism"];
  };
  /** How workloads log in, whose users the provisioner makes. @default "SCRAM-SHA-512" */
  readonly mechanism?: KafkaClientAccess["mechanism"];
  /** How many there are: streams can't ask for more copies. @default 3 */
  readonly brokers?: number;
  /** The brokers' `offsets.retention.minutes`, if it is known. @default unknown: no rule looks at it */
  readonly offsetRetention?: Duration;
}

/** The Secret that the provisioner makes itself, for brokers of ours. */
const OWN_ADMIN = "kafka-admin";

/** Brokers that somebody else runs, inside the cluster or not. */
export function externalKafka(props: ExternalKafkaProps): KafkaEngine {
  const { bootstrapServers, port, ca = "public", mechanism = "SCRAM-SHA-512", brokers = 3, offsetRetention } = props;
  const { username, password } = props.admin;
  return {
    name: "kafka-external",
    brokers,
    podLabels: undefined,
    ...(port === undefined ? {} : { clientPort: port }),
    offsetRetentionMs: offsetRetention?.toMilliseconds(),
    problems: problems(props, brokers),
    bootstrapServers: () => bootstrapServers,
    dnsNames: () => [],
    admin: () => ({
      bootstrapServers,
      ca,
      login: { type: "scram", mechanism: props.admin.mechanism ?? mechanism, username, password },
    }),
    clients: () => ({ ca, mechanism }),
    renderCluster: () => [],
  };
}

/** HW-KAFKA-003 */
function problems({ bootstrapServers, port, admin }: ExternalKafkaProps, brokers: number): Problem[] {
  const wrong = isToken(bootstrapServers) ? [] : bootstrapServers.split(",").filter((server) => !isAddress(server));
  return [
    ...wrong.map((server) =>
      problem(`bootstrapServers has "${server}"`, 'Give "host:port", or several with commas and without spaces.'),
    ),
    ...(isToken(bootstrapServers) && port === undefined
      ? [problem("bootstrapServers is known only when Terraform applies", "Give port, which network policies allow.")]
      : []),
    ...(port !== undefined && !isPort(port) ? [problem(`port is ${port}`, "Give a number from 1 to 65535.")] : []),
    ...(Number.isInteger(brokers) && brokers >= 1
      ? []
      : [problem(`brokers is ${brokers}`, "Give a whole number from 1.")]),
    ...([admin.username, admin.password].some(({ secret }) => secret === OWN_ADMIN)
      ? [
          problem(
            `admin is in the Secret "${OWN_ADMIN}"`,
            "Name another: the provisioner makes up that one's password.",
          ),
        ]
      : []),
  ];
}

const problem = (what: string, fix: string): Problem => ({
  code: "HW-KAFKA-003",
  message: `Kafka.external: ${what}.`,
  fix,
});

function isAddress(server: string): boolean {
  const [, port] = /^[^\s:/,]+:(\d{1,5})$/.exec(server) ?? [];
  return port !== undefined && isPort(Number(port));
}

const isPort = (port: number): boolean => Number.isInteger(port) && port >= 1 && port <= 65_535;
