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
 * A running control plane. Everything of it listens on the loopback interface only, and ends with
 * {@link #close()} or with the JVM.
 *
 * <p>With {@link ControlPlaneProfile#WHOLE}, five simulated nodes are ready, the default
 * StorageClass {@code testkit} provisions and enlarges volumes, and pods get ready without a
 * container being run: their addresses are made up and nothing answers there. Images with the tag
 * {@code missing} cannot be pulled.
 */
public final class ControlPlane implements AutoCloseable {

  /** The user who may do everything, whatever the roles say. */
  public static final String ADMIN = "admin";

  /** The user meant for the operator under test, so that its requests can be told apart. */
  public static final String OPERATOR = "streambus-operator";

  /** The user who plays the nodes: their pods start, get ready and end by it. */
  public static final String NODES = Kwok.USER;

  private final ControlPlaneOptions options;
  private final WorkFolder work;
  private final Processes processes;
  private final ApiServer apiServer;

  ControlPlane(
      ControlPlaneOptions options, WorkFolder work, Processes processes, ApiServer server) {
    this.options = options;
    this.work = work;
    this.processes = processes;
    this.apiServer = server;
  }

  /**
   * Starts a new, empty control plane and waits until it can be used.
   *
   * @throws io.streambus.testkit.controlplane.binaries.ControlPlaneUnavailableException if the
   *     programs cannot be had
   * @throws ControlPlaneStartException if they do not run, or not within the start timeout
   */
  public static ControlPlane start(ControlPlaneOptions options) {
    Binaries binaries =
        Binaries.provide(options.controlPlaneProfile().controlPlanePrograms(), options.binaries());
    return new ControlPlaneStart(options, binaries).run();
  }

  /** The URL of the API server, such as {@code https://127.0.0.1:20443}. */
  public String url() {
    return apiServer.url();
  }

  /** A kubeconfig file for a user that the options name, or for {@link #ADMIN}. */
  public Path kubeconfigFor(String user) {
    Kubeconfig kubeconfig =
        new Kubeconfig(url(), work.servingCertificate(), user, apiServer.credentials().token(user));
    return work.write(work.kubeconfig(user), kubeconfig.yaml());
  }

  /** A client configuration for a user that the options name, or for {@link #ADMIN}. */
  public Config configFor(String user) {
    return Config.fromKubeconfig(kubeconfigFor(user).toFile());
  }

  /** A StorageClass of another name, whose volumes a whole control plane provisions, too. */
  public static StorageClass storageClass(String name) {
    StorageClass other = BaseObjects.defaultStorageClass();
    other.setMetadata(new ObjectMetaBuilder().withName(name).build());
    return other;
  }

  /** The requests that the API server got since the start. */
  public AuditLog auditLog() {
    return new AuditLog(work.auditLog());
  }

  /** The last lines that a program printed. */
  public String logTail(ControlPlaneProgram controlPlaneProgram, int lines) {
    return processes.get(controlPlaneProgram).tail(lines);
  }

  /** Ends a program, by force after the stop timeout. Its clients see their connections break. */
  public void stop(ControlPlaneProgram controlPlaneProgram) {
    processes.stop(controlPlaneProgram);
  }

  /**
   * Starts a program that was stopped, with the same data, users and port; one that runs is stopped
   * before. Returns when the API server is ready.
   *
   * @throws ControlPlaneStartException if it is not ready within the start timeout
   */
  public void restart(ControlPlaneProgram controlPlaneProgram) {
    processes.stop(controlPlaneProgram);
    processes.get(controlPlaneProgram).start();
    Poll poll = new Poll(Deadline.after(options.startTimeout()), processes);
    try (KubernetesClient client = impatientClient()) {
      poll.until("answer", () -> ApiServer.isReady(client));
    }
  }

  /** Where data, credentials and logs lie: {@code logs/NAME.log} for each program. */
  public Path workFolder() {
    return work.root();
  }

  /** The administrator's client without retries of its own, for polls. */
  KubernetesClient impatientClient() {
    Config config = configFor(ADMIN);
    config.setRequestRetryBackoffLimit(0);
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  /** Ends all processes, by force after the stop timeout, and deletes a temporary work folder. */
  @Override
  public void close() {
    processes.close();
    if (options.workFolder().isEmpty()) {
      work.delete();
    }
  }
}
