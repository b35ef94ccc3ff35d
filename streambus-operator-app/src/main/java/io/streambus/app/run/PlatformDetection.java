package io.streambus.app.run;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.streambus.app.kubeconfig.ErrorMessages;
import io.streambus.resources.model.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Detects OpenShift by the API of its security context constraints, which decide whether a pod may
 * choose its user and groups. Every authenticated user may send the request.
 */
public final class PlatformDetection {

  private static final Logger log = LoggerFactory.getLogger(PlatformDetection.class);

  private static final String CONSTRAINTS_API = "/apis/security.openshift.io";

  private PlatformDetection() {}

  /**
   * Returns the platform of the API server; Kubernetes if it gives no usable response. Sends one
   * request, with the timeout of the client.
   */
  public static Platform detect(KubernetesClient client) {
    try {
      Platform platform =
          client.raw(CONSTRAINTS_API) == null ? Platform.KUBERNETES : Platform.OPENSHIFT;
      log.atInfo().addKeyValue("platform", platform).log("Detected the platform");
      return platform;
    } catch (KubernetesClientException e) {
      log.atWarn()
          .addKeyValue("reason", ErrorMessages.of(e))
          .log("Cannot detect the platform; assuming Kubernetes. On OpenShift, set --platform");
      return Platform.KUBERNETES;
    }
  }
}
