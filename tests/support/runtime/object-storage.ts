import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { Progress } from "../../../console/progress";
import { versitygw } from "../../../toolchain/go-parts";
import { obtain, partFolder } from "../../../toolchain/part";
import { freePort, listens } from "./ports";
import { Program } from "./program";
import type { Snapshots } from "./restate";

const BUCKET = "restate";
const LOGIN = { access: "test", secret: "not-a-secret" };

/** A real object storage with S3's API as a process on loopback, with one bucket. */
export class ObjectStorage {
  private constructor(
    private readonly program: Program,
    /** As Restate is told of the bucket, by the settings that the engine has for it. */
    readonly snapshots: Snapshots,
  ) {}

  static async start(folder: string): Promise<ObjectStorage> {
    await obtain(new Progress("test"), [versitygw]);
    await mkdir(join(folder, BUCKET), { recursive: true });
    const port = await freePort();
    const program = new Program(
      join(partFolder(versitygw), "versitygw"),
      ["--port", `127.0.0.1:${port}`, "--quiet", "posix", folder],
      { ROOT_ACCESS_KEY: LOGIN.access, ROOT_SECRET_KEY: LOGIN.secret },
    );
    await listens(port, () => program.running);
    return new ObjectStorage(program, {
      url: `s3://${BUCKET}/snapshots`,
      env: {
        AWS_REGION: "us-east-1",
        AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
        AWS_ACCESS_KEY_ID: LOGIN.access,
        AWS_SECRET_ACCESS_KEY: LOGIN.secret,
        RESTATE_WORKER__SNAPSHOTS__AWS_ALLOW_HTTP: "true",
      },
    });
  }

  async stop(): Promise<void> {
    await this.program.stop();
  }
}
