package io.streambus.resources.objects;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.Lifecycle;
import io.fabric8.kubernetes.api.model.LifecycleBuilder;
import io.streambus.resources.model.BrokerPaths;
import java.util.List;

/** Command, environment and lifecycle hook of the broker container. */
public final class BrokerCommand {

  /**
   * Grace period in seconds. A broker usually terminates within milliseconds, but if a peer has
   * been down for long, its Raft loop may first wait for a back-off of 30 s and a dial timeout of 5
   * s. The preStop pause is added to that.
   */
  static final long GRACE_PERIOD_SECONDS = 65;

  /** Environment variable from which a broker derives its ID. */
  public static final String POD_NAME = "POD_NAME";

  private BrokerCommand() {}

  /**
   * Returns the command. The broker ID is the ordinal plus one, because it must be positive; only
   * the command line sets it in every version of the broker.
   */
  static List<String> command() {
    return List.of(
        "/bin/sh",
        "-c",
        "exec /app/streambus-broker --config=%s/%s --broker-id=$(( ${%s##*-} + 1 ))"
            .formatted(BrokerPaths.CONFIG_DIRECTORY, BrokerPaths.CONFIG_FILE, POD_NAME));
  }

  static List<EnvVar> environment() {
    // spotless:off
    return List.of(
        // HOSTNAME is the name of the node if the pod uses the host network.
        new EnvVarBuilder()
            .withName(POD_NAME)
            .withNewValueFrom()
                .withNewFieldRef("v1", "metadata.name")
            .endValueFrom()
            .build());
    // spotless:on
  }

  /**
   * Returns the preStop pause, during which Services remove the endpoint. A terminating broker
   * closes its connections immediately.
   */
  static Lifecycle lifecycle() {
    // spotless:off
    return new LifecycleBuilder()
        .withNewPreStop()
            .withNewExec()
                .withCommand("/bin/sh", "-c", "sleep 5")
            .endExec()
        .endPreStop()
        .build();
    // spotless:on
  }
}
