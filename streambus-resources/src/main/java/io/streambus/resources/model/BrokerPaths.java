package io.streambus.resources.model;

/** Paths in the broker container, shared by the configuration and the volume mounts. */
public final class BrokerPaths {

  /** Directory of the configuration file. */
  public static final String CONFIG_DIRECTORY = "/etc/streambus";

  /** Name of the configuration file, and its key in the ConfigMap. */
  public static final String CONFIG_FILE = "broker.yaml";

  /** Directory of the messages. */
  public static final String DATA = "/data";

  /** Directory of all Raft epochs. */
  public static final String RAFT = "/raft";

  private BrokerPaths() {}

  /**
   * {@return the directory of a Raft epoch}
   *
   * @param epoch the number of the epoch
   */
  public static String raftEpochDirectory(int epoch) {
    return RAFT + "/epoch-" + epoch;
  }
}
