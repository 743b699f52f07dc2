import { createReadStream, lstatSync, readdirSync, readlinkSync } from "node:fs";
import { join } from "node:path";

const BLOCK = 512;

/** One member of a tar archive. Owner, group and date are always 0. */
export interface TarEntry {
  /** Relative, with `/` between folders. */
  readonly path: string;
  readonly mode: number;
  readonly type: "file" | "directory" | "link";
  /** Target of a symbolic link. */
  readonly target?: string;
  /** Bytes of content; files only. */
  readonly size?: number;
  readonly content?: () => AsyncIterable<Buffer> | Iterable<Buffer>;
}

/** The bytes of a tar archive: the same entries give the same bytes. */
export async function* tar(entries: Iterable<TarEntry>): AsyncGenerator<Buffer> {
  for (const entry of entries) {
    yield* headers(entry);
    if (!entry.content) continue;
    let written = 0;
    for await (const chunk of entry.content()) {
      written += chunk.length;
      yield chunk;
    }
    if (written !== entry.size) throw new Error(`${entry.path} changed while it was read`);
    yield padding(written);
  }
  yield Buffer.alloc(2 * BLOCK);
}

/** A file whose content is at hand. */
export function fileEntry(path: string, content: Buffer): TarEntry {
  return { path, mode: 0o644, type: "file", size: content.length, content: () => [content] };
}

/** A folder's content in a fixed order, with normal modes, whatever the umask was when it was written. */
export function* folderEntries(folder: string, prefix = ""): Generator<TarEntry> {
  for (const name of readdirSync(folder).sort()) {
    const file = join(folder, name);
    const path = prefix + name;
    const stat = lstatSync(file);
    if (stat.isSymbolicLink()) {
      yield { path, mode: 0o777, type: "link", target: readlinkSync(file) };
    } else if (stat.isDirectory()) {
      // A sticky folder is one like /tmp, open to all.
      yield { path, mode: stat.mode & 0o1000 ? 0o1777 : 0o755, type: "directory" };
      yield* folderEntries(file, `${path}/`);
    } else if (stat.isFile()) {
      const mode = stat.mode & 0o111 ? 0o755 : 0o644;
      yield { path, mode, type: "file", size: stat.size, content: () => createReadStream(file) };
    }
  }
}

function* headers(entry: TarEntry): Generator<Buffer> {
  const path = entry.type === "directory" ? `${entry.path}/` : entry.path;
  const target = entry.target ?? "";
  // What does not fit the classic header goes into a record before it (POSIX "pax").
  const records = (fits(path) ? "" : record("path", path)) + (fits(target) ? "" : record("linkpath", target));
  if (records) {
    const content = Buffer.from(records);
    yield header("pax", 0o644, "x", content.length, "");
    yield content;
    yield padding(content.length);
  }
  const flag = entry.type === "directory" ? "5" : entry.type === "link" ? "2" : "0";
  yield header(path, entry.mode, flag, entry.size ?? 0, target);
}

const fits = (text: string) => Buffer.byteLength(text) <= 100;

/** `LENGTH key=value\n`, where LENGTH counts itself. */
function record(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`;
  let length = Buffer.byteLength(rest);
  length += String(length + String(length).length).length;
  return `${length}${rest}`;
}

function header(path: string, mode: number, flag: string, size: number, target: string): Buffer {
  const block = Buffer.alloc(BLOCK);
  const octal = (value: number, offset: number, width: number) =>
    block.write(`${value.toString(8).padStart(width - 1, "0")}\0`, offset, "latin1");
  block.write(path, 0, 100, "utf8");
  octal(mode, 100, 8);
  octal(0, 108, 8); // user
  octal(0, 116, 8); // group
  octal(size, 124, 12);
  octal(0, 136, 12); // date
  block.fill(" ", 148, 156); // the checksum counts as spaces in itself
  block.write(flag, 156, "latin1");
  block.write(target, 157, 100, "utf8");
  block.write("ustar\u000000", 257, "latin1");
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148, "latin1");
  return block;
}

const padding = (size: number) => Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);
