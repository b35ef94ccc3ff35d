package io.streambus.resources.model;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.streambus.api.schema.GoDuration;
import io.streambus.api.values.PullPolicy;
import java.util.Optional;

/**
 * TLS for client connections, terminated by a proxy in the pod because brokers do not support it.
 */
public sealed interface Tls {

  /** Client connections are unencrypted. */
  record Disabled() implements Tls {}

  /**
   * A proxy terminates TLS on the client port, and forwards to the broker on loopback.
   *
   * @param certificate certificate that the proxy presents to clients
   * @param clients certificate requirements for clients
   * @param proxy settings of the proxy
   * @param expiryWarning time before expiration of the certificate at which a warning is reported;
   *     a valid duration
   */
  record Enabled(
      CertificateSource certificate,
      ClientCertificates clients,
      ProxySettings proxy,
      GoDuration expiryWarning)
      implements Tls {

    /** {@return whether clients must present a certificate signed by the CA} */
    public boolean verifiesClients() {
      return !(clients instanceof ClientCertificates.NotRequired);
    }
  }

  /** {@return the settings if TLS is enabled} */
  default Optional<Enabled> enabled() {
    return this instanceof Enabled enabled ? Optional.of(enabled) : Optional.empty();
  }

  /** Certificate requirements for clients. */
  sealed interface ClientCertificates {

    /** No certificate is required. */
    record NotRequired() implements ClientCertificates {}

    /** Requires a certificate signed by the CA. */
    record AnySubject() implements ClientCertificates {}

    /**
     * Requires a certificate signed by the CA with one of these subjects.
     *
     * @param subjects RFC 2253 distinguished names, in the order of the spec
     */
    record AllowedSubjects(ImmutableList<String> subjects) implements ClientCertificates {}
  }

  /**
   * Settings of the TLS proxy in a broker pod.
   *
   * @param image repository with tag or digest
   * @param pullPolicy image pull policy
   * @param resources CPU and memory, as canonical quantities
   */
  record ProxySettings(String image, PullPolicy pullPolicy, ResourceRequirements resources) {}
}
