import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { NodeSpec, NodeStatus } from "../config/spec";
import { Component } from "./component";
import { stopPods } from "./pods";

/** Longest time for an orderly stop of everything. */
const STOP_MS = 10_000;

/**
 * Runs the node's components: starts each when those it needs are ready, restarts what ends, reports how they are,
 * and stops them in order on SIGTERM. Runs inside the node as `node supervisor.js node.json`.
 */
class Supervisor {
  private readonly startedAt = Date.now();
  private readonly components: readonly Component[];
  private stopped: Promise<void> | undefined;

  constructor(private readonly spec: NodeSpec) {
    this.components = spec.components.map((component) => new Component(component, spec.logs, () => this.report()));
  }

  start(): void {
    this.report();
    for (const component of this.components) {
      const needs = this.components.filter(({ name }) => component.spec.after.includes(name));
      void component.keepRunning(() => needs.every(({ isReady }) => isReady));
    }
  }

  /** Stops everything; the same stop, if it is under way already. */
  stop(): Promise<void> {
    this.stopped ??= this.stopAll();
    return this.stopped;
  }

  /** The kubelet first, so that nothing comes back; then the pods; etcd last, so that the others' last writes count. */
  private async stopAll(): Promise<void> {
    await this.stopOne("kubelet");
    await stopPods();
    for (const component of [...this.components].reverse()) await this.stopOne(component.name);
  }

  private async stopOne(name: string): Promise<void> {
    await this.components.find((component) => component.name === name)?.stop();
  }

  report(): void {
    const status: NodeStatus = {
      fingerprint: this.spec.fingerprint,
      startedAt: this.startedAt,
      stopping: this.stopped !== undefined,
      components: this.components.map((component) => component.status),
    };
    const partial = `${this.spec.statusFile}.partial`;
    writeFileSync(partial, `${JSON.stringify(status, null, 2)}\n`, { mode: 0o600 });
    renameSync(partial, this.spec.statusFile);
  }
}

const [, , file = ""] = process.argv;
const supervisor = new Supervisor(JSON.parse(readFileSync(file, "utf8")) as NodeSpec);
supervisor.start();
process.on("SIGTERM", () => {
  void Promise.race([supervisor.stop(), sleep(STOP_MS)]).finally(() => process.exit(0));
  supervisor.report();
});
