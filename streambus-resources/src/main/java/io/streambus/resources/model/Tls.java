package io.streambus.resources.model;

import io.streambus.api.schema.GoDuration;
import java.util.Optional;

/** Encryption of client connections. No broker can do it, so a proxy in the pod does. */
public sealed interface Tls {

  /** Clients connect in the clear. */
  record Off() implements Tls {}

  /**
   * A proxy ends TLS on the client port, and the broker listens on loopback behind it.
   *
   * @param certificate what the proxy shows to clients
   * @param clients what clients must show to the proxy
   * @param proxy the proxy itself
   * @param expiryWarning time before the end of the certificate at which to warn; a valid duration
   */
  record On(
      CertificateSource certificate,
      ClientCertificates clients,
      ProxySettings proxy,
      GoDuration expiryWarning)
      implements Tls {

    /** Whether clients must show a certificate that the authority signed. */
    public boolean verifiesClients() {
      return !(clients instanceof ClientCertificates.NotAsked);
    }
  }

  /** The settings, where TLS is on. */
  default Optional<On> on() {
    return this instanceof On on ? Optional.of(on) : Optional.empty();
  }
}
