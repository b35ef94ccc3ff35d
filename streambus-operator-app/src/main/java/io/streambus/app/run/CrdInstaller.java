package io.streambus.app.run;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.api.StreamBusClusterCrd;
import io.streambus.app.console.CommandException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** Installs the CRD that the program ships. */
public final class CrdInstaller {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

  private CrdInstaller() {}

  /**
   * Applies the CRD and waits until the API server serves it.
   *
   * @throws CommandException if it does not serve the CRD within 30 seconds
   */
  public static void install(KubernetesClient client) throws InterruptedException {
    byte[] crd = StreamBusClusterCrd.asYaml().getBytes(StandardCharsets.UTF_8);
    client.load(new ByteArrayInputStream(crd)).serverSideApply();
    Instant deadline = Instant.now().plus(TIMEOUT);
    while (!KubernetesAccess.isCrdServed(client)) {
      if (Instant.now().isAfter(deadline)) {
        throw CommandException.failed("the API server accepted the CRD but does not serve it");
      }
      Thread.sleep(POLL_INTERVAL.toMillis());
    }
  }
}
