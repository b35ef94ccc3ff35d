package io.streambus.node;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.streambus.api.StreamBusCluster;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Prints clusters, events, and the logs of the operator after a failed test. */
final class FailureReport implements AfterTestExecutionCallback {

  private static final int LOG_LINES = 100;

  private final KubernetesClient client;

  FailureReport(KubernetesClient client) {
    this.client = client;
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    if (context.getExecutionException().isPresent()) {
      System.err.println(report());
    }
  }

  private String report() {
    return Stream.of(clusters(), events(), logs())
        .flatMap(each -> each)
        .collect(Collectors.joining("\n"));
  }

  private Stream<String> clusters() {
    return client.resources(StreamBusCluster.class).inAnyNamespace().list().getItems().stream()
        .map(client.getKubernetesSerialization()::asYaml);
  }

  private Stream<String> events() {
    return client.v1().events().inAnyNamespace().list().getItems().stream()
        .filter(event -> event.getInvolvedObject().getKind().equals("Pod"))
        .map(
            event ->
                String.join(
                    " ",
                    String.valueOf(event.getLastTimestamp()),
                    event.getInvolvedObject().getName(),
                    event.getReason(),
                    event.getMessage()));
  }

  private Stream<String> logs() {
    return client.pods().inNamespace(Installation.NAMESPACE).list().getItems().stream()
        .map(this::log);
  }

  private String log(Pod pod) {
    try {
      return client.pods().resource(pod).tailingLines(LOG_LINES).getLog();
    } catch (KubernetesClientException e) {
      return "no log of " + pod.getMetadata().getName() + ": " + e.getMessage();
    }
  }
}
