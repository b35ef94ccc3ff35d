package io.streambus.testkit.controlplane;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.streambus.testkit.controlplane.ControlPlaneOptions.Auditing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command line of the API server. */
record ApiServer(int port, Etcd etcd, Credentials credentials, ControlPlaneOptions options) {

  /**
   * The default range of Kubernetes has 254 addresses, too few for tests with hundreds of clusters.
   */
  private static final String SERVICE_CIDR = "10.96.0.0/12";

  /** Whether the server responds and has created its initial objects. */
  static boolean isReady(KubernetesClient client) {
    try {
      return client.raw("/readyz") != null && client.namespaces().withName("default").get() != null;
    } catch (KubernetesClientException e) {
      // Connection failed, or not ready yet: the caller retries until its deadline.
      return false;
    }
  }

  String url() {
    return "https://" + options.address() + ":" + port;
  }

  List<String> command(Path executable, WorkDirectory work) {
    List<String> command = new ArrayList<>();
    command.add(executable.toString());
    command.addAll(serving(work));
    command.addAll(authentication());
    if (options.auditing() == Auditing.METADATA) {
      command.addAll(audit(work));
    }
    if (options.profile() == ControlPlaneProfile.API_SERVER_ONLY) {
      // Without controllers, no service accounts are created, and this plugin rejects pods that
      // lack one.
      command.add("--disable-admission-plugins=ServiceAccount");
    }
    command.addAll(options.apiServerFlags());
    return command;
  }

  private List<String> serving(WorkDirectory work) {
    return List.of(
        "--bind-address=" + options.address(),
        "--advertise-address=" + options.address(),
        // A loopback address is rejected as the endpoint of the Service "kubernetes".
        "--endpoint-reconciler-type=" + (isLoopback() ? "none" : "lease"),
        "--secure-port=" + port,
        "--cert-dir=" + work.certificates(),
        "--etcd-servers=" + etcd.url(),
        "--service-cluster-ip-range=" + SERVICE_CIDR,
        "--allow-privileged=true",
        // Enabled in OpenShift: rejects owner references unless the client may update finalizers.
        "--enable-admission-plugins=OwnerReferencesPermissionEnforcement",
        "--profiling=false");
  }

  private boolean isLoopback() {
    return options.address().startsWith("127.");
  }

  private List<String> authentication() {
    return List.of(
        "--authorization-mode=RBAC",
        "--token-auth-file=" + credentials.tokenFile(),
        "--service-account-issuer=https://kubernetes.default.svc.cluster.local",
        "--service-account-key-file=" + credentials.serviceAccountPublicKey(),
        "--service-account-signing-key-file=" + credentials.serviceAccountPrivateKey());
  }

  private static List<String> audit(WorkDirectory work) {
    return List.of(
        "--audit-policy-file=" + work.file("audit-policy.yaml"),
        "--audit-log-path=" + work.auditLog(),
        // In megabytes. Large enough to never rotate, because readers read a single file.
        "--audit-log-maxsize=1000000");
  }
}
