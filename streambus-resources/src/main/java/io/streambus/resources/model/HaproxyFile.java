package io.streambus.resources.model;

/**
 * The configuration of HAProxy, for every version from 2.6 on. Only ports vary in it, and whether
 * clients must show a certificate: no text of a user reaches it, so none can become a directive.
 */
final class HaproxyFile {

  // The ciphers are the intermediate ones of Mozilla, but for those over finite fields.
  private static final String GLOBAL =
      """
      global
          log stderr format raw local0 notice
          # As many as a broker accepts, and some for probes. Without it, memory for connections
          # follows the limit of open files, which may be a billion.
          maxconn 10100
          # Where the limit of open files is lower, fewer connections are better than none.
          no strict-limits
          nbthread 2
          # Old connections live on through so many renewals of the certificate.
          mworker-max-reloads 8
          ssl-load-extra-del-ext
          ssl-load-extra-files key
          ssl-default-bind-options ssl-min-ver TLSv1.2 no-tls-tickets
          ssl-default-bind-ciphers %s
          ssl-default-bind-ciphersuites %s

      defaults
          log global
          timeout connect 5s
          # For handshakes; the timeout of tunnels is for clients that were let in.
          timeout client 30s
          timeout server 30s
          timeout tunnel 24h
      """
          .formatted(
              String.join(
                  ":",
                  "ECDHE-ECDSA-AES128-GCM-SHA256",
                  "ECDHE-RSA-AES128-GCM-SHA256",
                  "ECDHE-ECDSA-AES256-GCM-SHA384",
                  "ECDHE-RSA-AES256-GCM-SHA384",
                  "ECDHE-ECDSA-CHACHA20-POLY1305",
                  "ECDHE-RSA-CHACHA20-POLY1305"),
              String.join(
                  ":",
                  "TLS_AES_128_GCM_SHA256",
                  "TLS_AES_256_GCM_SHA384",
                  "TLS_CHACHA20_POLY1305_SHA256"));

  private HaproxyFile() {}

  static String of(int clientPort, ProxyPorts ports, ClientCertificates clients) {
    return String.join("\n", GLOBAL, clients(clientPort, clients), broker(ports), health(ports));
  }

  private static String clients(int port, ClientCertificates clients) {
    return """
        frontend clients
            mode tcp
            maxconn 10000
            bind "${PROXY_ADDRESS}:%d" v4v6 ssl crt %s/%s%s
        %s    option clitcpka
            default_backend broker
        """
        .formatted(
            port,
            ProxyPaths.CERTIFICATE_DIRECTORY,
            ProxyPaths.CERTIFICATE,
            verification(clients),
            admission(clients));
  }

  private static String verification(ClientCertificates clients) {
    return clients instanceof ClientCertificates.NotAsked
        ? ""
        : " verify required ca-file %s/%s"
            .formatted(ProxyPaths.AUTHORITY_DIRECTORY, ProxyPaths.AUTHORITY);
  }

  private static String admission(ClientCertificates clients) {
    return clients instanceof ClientCertificates.Listed
        ? "    tcp-request session reject unless { ssl_c_s_dn(,0,rfc2253) -m str -f %s/%s }\n"
            .formatted(ProxyPaths.RUN_DIRECTORY, ProxyPaths.SUBJECTS_FILE)
        : "";
  }

  private static String broker(ProxyPorts ports) {
    return """
        backend broker
            mode tcp
            option srvtcpka
            server broker 127.0.0.1:%d check inter 2s fall 2 rise 1
        """
        .formatted(ports.broker());
  }

  private static String health(ProxyPorts ports) {
    return """
        frontend health
            mode http
            bind "${PROXY_ADDRESS}:%d" v4v6
            monitor-uri %s
            monitor fail if { nbsrv(broker) lt 1 }
            http-request return status 200 if { path %s }
        """
        .formatted(ports.health(), ProxyConfig.READY, ProxyConfig.ALIVE);
  }
}
