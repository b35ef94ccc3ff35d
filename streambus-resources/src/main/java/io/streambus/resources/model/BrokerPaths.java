package io.streambus.resources.model;

/** Paths inside a broker container, on which its configuration and its mounts must agree. */
public final class BrokerPaths {

  /** Directory of the configuration file. */
  public static final String CONFIG_DIRECTORY = "/etc/streambus";

  /** Name of the configuration file, and its key in the ConfigMap. */
  public static final String CONFIG_FILE = "broker.yaml";

  /** Directory of messages. */
  public static final String DATA = "/data";

  /** Directory of all Raft logs. */
  public static final String RAFT = "/raft";

  private BrokerPaths() {}

  /** Directory of one Raft log. */
  public static String raftLog(int generation) {
    return RAFT + "/epoch-" + generation;
  }
}
