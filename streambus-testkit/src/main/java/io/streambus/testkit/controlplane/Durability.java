package io.streambus.testkit.controlplane;

/** What etcd promises about writes that it has confirmed. */
public enum Durability {
  /** Confirmed writes survive the end of the process, not of the machine. Fast. */
  PROCESS,

  /** Confirmed writes are on the disk, as in production. */
  DISK
}
