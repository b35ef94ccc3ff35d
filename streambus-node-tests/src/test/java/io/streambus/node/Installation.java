package io.streambus.node;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.node.images.TestImage;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.controlplane.Helm;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** The operator, installed by Helm from the chart and image of this build. */
record Installation(Helm helm, TestImage image) {

  static final String NAMESPACE = "streambus-system";

  /** Number of replicas, the default of the chart. */
  static final int REPLICAS = 2;

  private static final String RELEASE = "streambus-operator";

  /** User of the operator in the audit log. */
  static final String USER = "system:serviceaccount:" + NAMESPACE + ":" + RELEASE;

  private static final String LABEL = "app.kubernetes.io/name";
  private static final String CHART = "../deploy/charts/streambus-operator";

  static Installation on(RealNode node, Path home) {
    String kubeconfig = node.controlPlane().kubeconfigFor(ControlPlane.ADMIN).toString();
    return new Installation(new Helm(home, kubeconfig), node.images().operator());
  }

  /** Installs the release and waits until all replicas are ready. */
  void install() throws IOException, InterruptedException {
    helm.run(
        "install",
        RELEASE,
        CHART,
        "--namespace=" + NAMESPACE,
        "--create-namespace",
        "--wait",
        "--timeout=2m",
        "--set=image.repository=" + image.repository(),
        "--set=image.tag=" + image.tag());
  }

  /** Deletes the pods of the operator and returns their UIDs. */
  List<String> deletePods(KubernetesClient client) {
    List<String> uids = podUids(client);
    client.pods().inNamespace(NAMESPACE).withLabel(LABEL, RELEASE).delete();
    return uids;
  }

  /** Returns the UIDs of the pods of the operator. */
  List<String> podUids(KubernetesClient client) {
    return pods(client).stream().map(pod -> pod.getMetadata().getUid()).toList();
  }

  /** Returns the pods of the operator. */
  List<Pod> pods(KubernetesClient client) {
    return client.pods().inNamespace(NAMESPACE).withLabel(LABEL, RELEASE).list().getItems();
  }

  /** Returns how often containers of the operator were started again. */
  int restarts(KubernetesClient client) {
    return pods(client).stream()
        .flatMap(pod -> pod.getStatus().getContainerStatuses().stream())
        .mapToInt(ContainerStatus::getRestartCount)
        .sum();
  }

  /** Uninstalls the release and waits until its pods are gone. */
  void uninstall(KubernetesClient client) throws IOException, InterruptedException {
    helm.run("uninstall", RELEASE, "--namespace=" + NAMESPACE, "--wait", "--timeout=2m");
    // Helm waits for the Deployment only.
    Awaitility.await("stop of the operator")
        .atMost(Duration.ofMinutes(1))
        .until(() -> podUids(client).isEmpty());
  }
}
