package io.streambus.testkit.controlplane;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.streambus.testkit.controlplane.binaries.Binaries;
import io.streambus.testkit.controlplane.binaries.ControlPlaneProgram;
import java.nio.file.Path;

/**
 * A running control plane. All its processes listen on the loopback interface only, unless {@link
 * ControlPlaneOptions#address()} is set, and stop on {@link #close()} or when the JVM exits.
 *
 * <p>With {@link ControlPlaneProfile#FULL}, five simulated nodes are ready and the default
 * StorageClass {@code testkit} provisions and expands volumes. Pods become ready, but no containers
 * run: pod addresses are fictitious and nothing listens there. Images with the tag {@code missing}
 * cannot be pulled.
 */
public final class ControlPlane implements AutoCloseable {

  /** User with full permissions, independent of RBAC. */
  public static final String ADMIN = "admin";

  /** User for the operator under test, so that its requests can be distinguished. */
  public static final String OPERATOR = "streambus-operator";

  /** User of the simulated nodes, which start and stop pods and set their status. */
  public static final String NODES = Kwok.USER;

  private final ControlPlaneOptions options;
  private final WorkDirectory work;
  private final Processes processes;
  private final ApiServer apiServer;

  ControlPlane(
      ControlPlaneOptions options, WorkDirectory work, Processes processes, ApiServer server) {
    this.options = options;
    this.work = work;
    this.processes = processes;
    this.apiServer = server;
  }

  /**
   * Starts a new, empty control plane and waits until it is ready for use.
   *
   * @param options what runs, and how
   * @return the running control plane, which the caller closes
   * @throws io.streambus.testkit.controlplane.binaries.ControlPlaneUnavailableException if the
   *     binaries are unavailable
   * @throws ControlPlaneStartException if a process fails, or the control plane is not ready within
   *     the start timeout
   */
  public static ControlPlane start(ControlPlaneOptions options) {
    Binaries binaries = Binaries.provide(options.profile().programs(), options.binaries());
    return new ControlPlaneStart(options, binaries).run();
  }

  /** {@return the URL of the API server, such as {@code https://127.0.0.1:20443}} */
  public String url() {
    return apiServer.url();
  }

  /**
   * Writes a kubeconfig file for a user and returns its path.
   *
   * @param user a user from the options, or {@link #ADMIN}
   * @return the path of the file
   * @throws IllegalArgumentException if the user does not exist
   */
  public Path kubeconfigFor(String user) {
    return work.write(
        work.kubeconfig(user),
        apiServer.credentials().kubeconfig(url(), work.servingCertificate(), user));
  }

  /**
   * {@return a client configuration for a user}
   *
   * @param user a user from the options, or {@link #ADMIN}
   * @throws IllegalArgumentException if the user does not exist
   */
  public Config configFor(String user) {
    return Config.fromKubeconfig(kubeconfigFor(user).toFile());
  }

  /**
   * {@return a StorageClass with another name, whose volumes a complete control plane also
   * provisions} The caller creates it.
   *
   * @param name name of the StorageClass
   */
  public static StorageClass storageClass(String name) {
    StorageClass other = BaseObjects.defaultStorageClass();
    other.setMetadata(new ObjectMetaBuilder().withName(name).build());
    return other;
  }

  /** {@return the requests that the API server has received since it started} */
  public AuditLog auditLog() {
    return new AuditLog(work.auditLog());
  }

  /**
   * {@return the last lines of the output of a process}
   *
   * @param program the program of the process
   * @param lines maximum number of lines
   * @throws IllegalArgumentException if the program is not part of this control plane
   */
  public String logTail(ControlPlaneProgram program, int lines) {
    return processes.get(program).tail(lines);
  }

  /**
   * Stops a process, and kills it after the stop timeout. Connections of its clients break.
   *
   * @param program the program of the process
   * @throws IllegalArgumentException if the program is not part of this control plane
   */
  public void stop(ControlPlaneProgram program) {
    processes.stop(program);
  }

  /**
   * Starts a process again with the same data, users and port; stops it first if it is running.
   * Returns when the API server is ready.
   *
   * @param program the program of the process
   * @throws IllegalArgumentException if the program is not part of this control plane
   * @throws ControlPlaneStartException if the API server is not ready within the start timeout
   */
  public void restart(ControlPlaneProgram program) {
    processes.stop(program);
    processes.get(program).start();
    Deadline deadline = Deadline.after(options.startTimeout());
    try (KubernetesClient client = clientWithoutRetries()) {
      processes.await("respond", () -> ApiServer.isReady(client), deadline);
    }
  }

  /**
   * {@return the directory of data, credentials and logs} The log of each program is {@code
   * logs/NAME.log}.
   */
  public Path workDirectory() {
    return work.root();
  }

  /** Administrator client without retries, for polling. */
  KubernetesClient clientWithoutRetries() {
    Config config = configFor(ADMIN);
    config.setRequestRetryBackoffLimit(0);
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  /**
   * Stops all processes, kills them after the stop timeout, and deletes the working directory if it
   * is temporary.
   */
  @Override
  public void close() {
    processes.close();
    RequestSummary.write(auditLog());
    if (options.workDirectory().isEmpty()) {
      work.delete();
    }
  }
}
