package io.streambus.resources.model;

import io.streambus.resources.model.Tls.ClientCertificates;

/**
 * The HAProxy configuration, compatible with version 2.6 and later. Only the ports, the limits and
 * the requirement for client certificates vary. It contains no text of the user, so that no such
 * text can become a directive.
 */
final class HaproxyConfig {

  private static final String GLOBAL =
      """
      global
          log stderr format raw local0 notice
          # The limit for clients plus some for probes. Without maxconn, HAProxy allocates memory
          # according to the limit of open files, which can be a billion.
          maxconn %d
          # Start with fewer connections if the limit of open files is lower.
          no strict-limits
          nbthread 2
          # Number of certificate renewals that existing connections survive.
          mworker-max-reloads 8
          ssl-load-extra-del-ext
          ssl-load-extra-files key
          ssl-default-bind-options ssl-min-ver TLSv1.2 no-tls-tickets
          ssl-default-bind-ciphers %s
          ssl-default-bind-ciphersuites %s

      defaults
          log global
          timeout connect 5s
          # Timeout of handshakes; the tunnel timeout applies to established connections.
          timeout client 5s
          timeout server 30s
          timeout tunnel 24h
      """;

  // Of the Mozilla intermediate profile, without finite-field Diffie-Hellman.
  private static final String CIPHERS =
      String.join(
          ":",
          "ECDHE-ECDSA-AES128-GCM-SHA256",
          "ECDHE-RSA-AES128-GCM-SHA256",
          "ECDHE-ECDSA-AES256-GCM-SHA384",
          "ECDHE-RSA-AES256-GCM-SHA384",
          "ECDHE-ECDSA-CHACHA20-POLY1305",
          "ECDHE-RSA-CHACHA20-POLY1305");

  private static final String CIPHER_SUITES =
      String.join(
          ":", "TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256");

  /** Connections of the kubelet and of a user who looks for an error. */
  private static final int PROBE_CONNECTIONS = 100;

  private HaproxyConfig() {}

  static String of(
      int clientPort, ProxyPorts ports, ClientCertificates clients, ProxyLimits limits) {
    return String.join(
        "\n",
        GLOBAL.formatted(limits.connections() + PROBE_CONNECTIONS, CIPHERS, CIPHER_SUITES),
        clients(clientPort, clients, limits),
        broker(ports),
        health(ports));
  }

  private static String clients(int port, ClientCertificates clients, ProxyLimits limits) {
    return """
        frontend clients
            mode tcp
            maxconn %d
            bind "${PROXY_ADDRESS}:%d" v4v6 ssl crt %s/%s%s
            # One address cannot take all connections. It can be that of many clients, behind a NAT.
            stick-table type ipv6 size 10k expire 1m store conn_cur
            tcp-request connection track-sc0 src
            tcp-request connection reject if { sc0_conn_cur gt %d }
        %s    option clitcpka
            default_backend broker
        """
        .formatted(
            limits.connections(),
            port,
            ProxyPaths.CERTIFICATE_DIRECTORY,
            ProxyPaths.CERTIFICATE,
            verification(clients),
            limits.connectionsPerAddress(),
            admission(clients));
  }

  private static String verification(ClientCertificates clients) {
    return clients instanceof ClientCertificates.NotRequired
        ? ""
        : " verify required ca-file %s/%s"
            .formatted(ProxyPaths.CA_DIRECTORY, ProxyPaths.CA_CERTIFICATE);
  }

  private static String admission(ClientCertificates clients) {
    return clients instanceof ClientCertificates.AllowedSubjects
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
        .formatted(ports.health(), ProxyConfig.READY_PATH, ProxyConfig.ALIVE_PATH);
  }
}
