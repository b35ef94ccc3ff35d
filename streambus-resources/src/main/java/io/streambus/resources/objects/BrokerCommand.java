package io.streambus.resources.objects;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.Lifecycle;
import io.fabric8.kubernetes.api.model.LifecycleBuilder;
import io.streambus.resources.model.BrokerPaths;
import java.util.List;

/** How a broker is started and stopped. */
public final class BrokerCommand {

  /**
   * Seconds until a broker is killed. It ends in milliseconds as a rule, but with a peer long dead
   * its Raft loop may first sit out a back-off of 30 s and a dial of 5 s. The pause is on top.
   */
  static final long GRACE_PERIOD_SECONDS = 65;

  /** Variable from which a broker learns its id. */
  public static final String POD_NAME = "POD_NAME";

  private BrokerCommand() {}

  /**
   * The id of a broker is its ordinal plus one: it must be positive, and the command line is the
   * one place for it that every version of the broker reads.
   */
  static List<String> start() {
    return List.of(
        "/bin/sh",
        "-c",
        "exec /app/streambus-broker --config=%s/%s --broker-id=$(( ${%s##*-} + 1 ))"
            .formatted(BrokerPaths.CONFIG_DIRECTORY, BrokerPaths.CONFIG_FILE, POD_NAME));
  }

  static List<EnvVar> environment() {
    // spotless:off
    return List.of(
        // Not HOSTNAME: on the host network that is the name of the node.
        new EnvVarBuilder()
            .withName(POD_NAME)
            .withNewValueFrom()
                .withNewFieldRef("v1", "metadata.name")
            .endValueFrom()
            .build());
    // spotless:on
  }

  /** A broker cuts its connections at once; the pause lets Services forget its address first. */
  static Lifecycle stop() {
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
