package io.streambus.node;

import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.node.images.TestImage;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;

/** A pod that connects to a broker once, with TLS. */
record ClientPod(KubernetesClient client, String namespace, String name) {

  private static final String DIRECTORY = "/ca";
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  /** Runs a client that trusts the CA in a Secret. */
  Result runTrusting(TestImage image, String address, String secret) {
    return run(image, secret, List.of("--address=" + address, "--ca=" + DIRECTORY + "/ca.crt"));
  }

  /** Runs a client that trusts nobody. */
  Result runTrustingNobody(TestImage image, String address, String secret) {
    return run(image, secret, List.of("--address=" + address));
  }

  private Result run(TestImage image, String secret, List<String> arguments) {
    client
        .resource(
            new PodBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(name)
                .endMetadata()
                .withNewSpec()
                .withRestartPolicy("Never")
                .addNewContainer()
                .withName("client")
                .withImage(image.name())
                .withArgs(arguments)
                .addNewVolumeMount()
                .withName("ca")
                .withMountPath(DIRECTORY)
                .endVolumeMount()
                .endContainer()
                .addNewVolume()
                .withName("ca")
                .withNewSecret()
                .withSecretName(secret)
                .addNewItem("ca.crt", null, "ca.crt")
                .endSecret()
                .endVolume()
                .endSpec()
                .build())
        .create();
    Awaitility.await("pod " + name)
        .atMost(TIMEOUT)
        .until(() -> Set.of("Succeeded", "Failed").contains(phase()));
    return new Result(
        phase().equals("Succeeded"),
        client.pods().inNamespace(namespace).withName(name).getLog().strip());
  }

  private String phase() {
    return client.pods().inNamespace(namespace).withName(name).get().getStatus().getPhase();
  }

  /** Whether the client received a response, and what it printed. */
  record Result(boolean succeeded, String output) {}
}
