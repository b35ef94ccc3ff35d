package io.streambus.node;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.streambus.node.images.Images;
import io.streambus.node.images.TestImage;
import io.streambus.node.machine.Machine;
import io.streambus.node.machine.MachineDirectory;
import io.streambus.node.machine.Service;
import io.streambus.node.services.Containerd;
import io.streambus.node.services.CoreDns;
import io.streambus.node.services.KubeProxy;
import io.streambus.node.services.Kubelet;
import io.streambus.node.services.NodeAccess;
import io.streambus.node.services.NodePrograms;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.controlplane.ControlPlaneOptions;
import io.streambus.testkit.controlplane.ControlPlaneOptions.Access;
import io.streambus.testkit.controlplane.ControlPlaneProfile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/**
 * A Kubernetes cluster with one real node: a machine with containerd, kubelet, kube-proxy and
 * CoreDNS. The control plane runs outside of it, and listens on an address that only the node can
 * connect to.
 */
final class RealNode implements AutoCloseable {

  /** Name of the node. */
  static final String NAME = "node-0";

  private static final String NODE_USER = "node";
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  /** Logs stay in the build directory, for when a test fails. */
  private static final Path LOGS = Path.of("target/real-node").toAbsolutePath();

  private final Images images;
  private final MachineDirectory directory;
  private final ControlPlane plane;
  private final KubernetesClient client;
  private final LocalVolumes volumes;
  private final Containerd containerd;
  private final Kubelet kubelet;
  private final KubeProxy kubeProxy;
  private final CoreDns coreDns;
  private Machine machine;

  private RealNode(NodePrograms programs, Images images) throws IOException, InterruptedException {
    this.images = images;
    directory = MachineDirectory.create();
    plane = ControlPlane.start(options(directory.bridge().hostAddress()));
    client = new KubernetesClientBuilder().withConfig(plane.configFor(ControlPlane.ADMIN)).build();
    volumes = new LocalVolumes(client, directory.root().resolve("volumes"));
    var access =
        new NodeAccess(NAME, directory.bridge().machineAddress(), plane.kubeconfigFor(NODE_USER));
    containerd =
        new Containerd(programs, directory.root().resolve("containerd"), images.pause().name());
    kubelet = new Kubelet(programs, directory.root().resolve("kubelet"), access, containerd);
    kubeProxy = new KubeProxy(programs, directory.root().resolve("kube-proxy"), access);
    coreDns = new CoreDns(programs, directory.root().resolve("coredns"), access);
    machine = startMachine();
  }

  /**
   * Starts a control plane with a node, which has all images.
   *
   * @throws io.streambus.testkit.controlplane.binaries.ControlPlaneUnavailableException if a
   *     program is unavailable
   */
  static RealNode start(Images images) throws IOException, InterruptedException {
    var node = new RealNode(NodePrograms.find(), images);
    boolean usable = false;
    try {
      node.startContainerd();
      for (TestImage image : images.all()) {
        node.containerd.importImage(node.machine, image.tar());
      }
      node.startServices();
      usable = true;
      return node;
    } finally {
      if (!usable) {
        node.close();
      }
    }
  }

  KubernetesClient client() {
    return client;
  }

  ControlPlane controlPlane() {
    return plane;
  }

  Images images() {
    return images;
  }

  /** Ends all processes of the node at once, including those of pods. */
  void powerOff() {
    machine.close();
  }

  /** Starts the node again, with its images, volumes and the pods that are assigned to it. */
  void powerOn() throws IOException, InterruptedException {
    machine = startMachine();
    startContainerd();
    startServices();
  }

  @Override
  public void close() throws IOException {
    machine.close();
    volumes.close();
    client.close();
    plane.close();
    directory.delete();
  }

  private static ControlPlaneOptions options(String address) {
    return ControlPlaneOptions.builder()
        .profile(ControlPlaneProfile.CONTROLLERS)
        .address(address)
        .addApiServerFlags("--kubelet-preferred-address-types=InternalIP")
        .users(Map.of(NODE_USER, Access.CLUSTER_ADMIN))
        .build();
  }

  private Machine startMachine() throws IOException, InterruptedException {
    return Machine.start(LOGS, directory.cgroups(), directory.bridge());
  }

  private void startContainerd() throws IOException {
    Service service = containerd.start(machine);
    await("containerd", List.of(service), () -> containerd.isReady(machine));
  }

  private void startServices() throws IOException {
    List<Service> services =
        List.of(kubelet.start(machine), kubeProxy.start(machine), coreDns.start(machine));
    await("the node", services, this::isReady);
  }

  private static void await(String what, List<Service> services, Condition condition) {
    Awaitility.await(what)
        .atMost(TIMEOUT)
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> {
              for (Service service : services) {
                service.checkRunning();
              }
              return condition.holds();
            });
  }

  private boolean isReady() {
    Node node = client.nodes().withName(NAME).get();
    return node != null
        && node.getSpec().getTaints().isEmpty()
        && node.getStatus().getConditions().stream()
            .anyMatch(each -> each.getType().equals("Ready") && each.getStatus().equals("True"));
  }

  private interface Condition {
    boolean holds() throws IOException;
  }
}
