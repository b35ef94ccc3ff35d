package io.streambus.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.streambus.testkit.controllers.client.SimulatedControllers;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.controlplane.ControlPlaneOptions;
import io.streambus.testkit.controlplane.ControlPlaneOptions.Auditing;
import io.streambus.testkit.controlplane.ControlPlaneProfile;
import io.streambus.testkit.controlplane.CrdInstaller;
import io.streambus.testkit.junit.ControlPlaneRequirement;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Guarantees that the simulated controllers do what the real ones do, except for the differences in
 * {@code differences.yaml}.
 */
class ControllersConformanceIT {

  @Test
  void realControllersBehaveAsSimulatedOnes() throws InterruptedException {
    // Given
    List<KnownDifference> differences = KnownDifference.readAll();
    try (ControlPlane plane = start(ControlPlaneProfile.FULL);
        KubernetesClient client = client(plane);
        NamespaceEvents events = new NamespaceEvents(client)) {

      // When
      List<ConformanceRun> runs =
          ConformanceRun.all(Scenario.readAll(), differences, new NamespacePlanes(client, events));

      // Then
      assertSoftly(softly -> runs.forEach(run -> run.verify(softly)));
    }
    assertThat(differences)
        .as("differences that do not exist; remove them from differences.yaml")
        .filteredOn(difference -> difference.uses().get() == 0)
        .isEmpty();
  }

  @Test
  void simulatedControllersBehaveTheSameOnApiServer() throws InterruptedException {
    // Given
    try (ControlPlane plane = start(ControlPlaneProfile.API_SERVER_ONLY);
        KubernetesClient client = client(plane)) {
      CrdInstaller.install(client);
      try (SimulatedControllers controllers = SimulatedControllers.start(client);
          NamespaceEvents events = new NamespaceEvents(client)) {

        // When
        List<ConformanceRun> runs =
            ConformanceRun.all(Scenario.readAll(), List.of(), new NamespacePlanes(client, events));

        // Then
        assertSoftly(softly -> runs.forEach(run -> run.verify(softly)));
        assertThat(controllers.pods()).isNotNull();
      }
    }
  }

  private static ControlPlane start(ControlPlaneProfile profile) {
    return ControlPlaneRequirement.startOrSkip(
        ControlPlaneOptions.builder().profile(profile).auditing(Auditing.NONE).build());
  }

  private static KubernetesClient client(ControlPlane plane) {
    return new KubernetesClientBuilder().withConfig(plane.configFor(ControlPlane.ADMIN)).build();
  }
}
