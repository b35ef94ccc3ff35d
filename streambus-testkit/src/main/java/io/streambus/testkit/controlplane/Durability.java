package io.streambus.testkit.controlplane;

/** Durability of writes that etcd has acknowledged. */
public enum Durability {
  /** Acknowledged writes survive a crash of the process but not of the machine. Fast. */
  PROCESS,

  /** Acknowledged writes are on disk, as in production. */
  DISK
}
