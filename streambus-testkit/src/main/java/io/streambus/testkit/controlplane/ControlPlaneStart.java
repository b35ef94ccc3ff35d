package io.streambus.testkit.controlplane;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.testkit.controlplane.binaries.Binaries;
import io.streambus.testkit.controlplane.binaries.ControlPlaneProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Starts the processes of a control plane and waits until they are ready. */
final class ControlPlaneStart {

  private static final Set<String> ADMIN_USERS =
      Set.of(ControlPlane.ADMIN, ControllerManager.USER, Scheduler.USER, Kwok.USER);

  private final ControlPlaneOptions options;
  private final Binaries binaries;
  private final WorkDirectory work;
  private final Processes processes;
  private final Deadline deadline;
  private final ApiServer apiServer;

  ControlPlaneStart(ControlPlaneOptions options, Binaries binaries) {
    this.options = options;
    this.binaries = binaries;
    this.work = WorkDirectory.prepare(options.workDirectory());
    this.processes = new Processes(work, options.stopTimeout());
    this.deadline = Deadline.after(options.startTimeout());
    this.apiServer = configure();
  }

  ControlPlane run() {
    ControlPlane controlPlane = new ControlPlane(options, work, processes, apiServer);
    boolean usable = false;
    try {
      startServers();
      try (KubernetesClient client = controlPlane.clientWithoutRetries()) {
        await("respond", () -> ApiServer.isReady(client));
        new BaseObjects(options).create(client);
        if (options.profile() != ControlPlaneProfile.API_SERVER_ONLY) {
          startControllers(controlPlane);
          awaitControllers(client);
        }
        if (options.profile() == ControlPlaneProfile.FULL) {
          startNodes(controlPlane);
          awaitNodes(client);
        }
      }
      usable = true;
      return controlPlane;
    } finally {
      if (!usable) {
        controlPlane.close();
      }
    }
  }

  private ApiServer configure() {
    LoopbackPorts ports = new LoopbackPorts();
    Credentials credentials = Credentials.create(ADMIN_USERS, options.users().keySet(), work);
    Etcd etcd = new Etcd(work.etcdData(), ports.next(), ports.next(), options.durability());
    return new ApiServer(ports.next(), etcd, credentials, options);
  }

  private void startServers() {
    work.write(work.file("audit-policy.yaml"), ClasspathResource.readText("audit-policy.yaml"));
    Etcd etcd = apiServer.etcd();
    processes.start(
        ControlPlaneProgram.ETCD, etcd.command(binaries.path(ControlPlaneProgram.ETCD)));
    // The API server waits until etcd is available.
    Path executable = binaries.path(ControlPlaneProgram.KUBE_APISERVER);
    processes.start(ControlPlaneProgram.KUBE_APISERVER, apiServer.command(executable, work));
    await("create its serving certificate", () -> Files.exists(work.servingCertificate()));
  }

  private void startControllers(ControlPlane controlPlane) {
    ControllerManager manager =
        new ControllerManager(
            controlPlane.kubeconfigFor(ControllerManager.USER),
            apiServer.credentials(),
            options.binaries().kubernetesVersion());
    Scheduler scheduler = new Scheduler(controlPlane.kubeconfigFor(Scheduler.USER));
    processes.start(
        ControlPlaneProgram.KUBE_CONTROLLER_MANAGER,
        manager.command(binaries.path(ControlPlaneProgram.KUBE_CONTROLLER_MANAGER), work));
    processes.start(
        ControlPlaneProgram.KUBE_SCHEDULER,
        scheduler.command(binaries.path(ControlPlaneProgram.KUBE_SCHEDULER), work));
  }

  private void startNodes(ControlPlane controlPlane) {
    Kwok kwok = new Kwok(controlPlane.kubeconfigFor(Kwok.USER), options.kwokStages());
    processes.start(
        ControlPlaneProgram.KWOK, kwok.command(binaries.path(ControlPlaneProgram.KWOK), work));
  }

  private void awaitControllers(KubernetesClient client) {
    await(
        "create the default service account",
        () -> client.serviceAccounts().inNamespace("default").withName("default").get() != null);
  }

  private void awaitNodes(KubernetesClient client) {
    SimulatedNodes nodes = new SimulatedNodes(options.nodeCount());
    await("get its nodes ready", () -> nodes.areUsable(client));
  }

  private void await(String expectation, BooleanSupplier condition) {
    processes.await(expectation, condition, deadline);
  }
}
