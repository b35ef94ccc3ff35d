package io.streambus.resources.model;

import com.google.common.collect.ImmutableSortedMap;
import io.streambus.resources.canonical.CanonicalForm;
import io.streambus.resources.canonical.Sha256;
import io.streambus.resources.model.Tls.ClientCertificates;

/**
 * Configuration of the proxies, identical for all of them. Certificates are not part of it, because
 * a proxy reloads renewed ones without a restart.
 *
 * @param files content by file name
 * @param checksum SHA-256 of the files in hexadecimal; a change requires a restart of the proxies
 */
public record ProxyConfig(ImmutableSortedMap<String, String> files, String checksum) {

  /**
   * Path on the health port that returns 200 while the broker accepts clients, and 503 otherwise.
   */
  public static final String READY_PATH = "/ready";

  /** Path on the health port that returns 200 while the proxy runs. */
  public static final String ALIVE_PATH = "/alive";

  static ProxyConfig of(BrokerCluster cluster, Tls.Enabled tls) {
    ImmutableSortedMap.Builder<String, String> files = ImmutableSortedMap.naturalOrder();
    files.put(
        ProxyPaths.CONFIG_FILE,
        HaproxyConfig.of(
            cluster.ports().client(),
            cluster.proxyPorts(),
            tls.clients(),
            ProxyLimits.of(tls.proxy().resources())));
    files.put(ProxyPaths.START_FILE, ProxyStartScript.TEXT);
    if (tls.clients() instanceof ClientCertificates.AllowedSubjects listed) {
      files.put(ProxyPaths.SUBJECTS_FILE, lines(listed));
    }
    return of(files.build());
  }

  /**
   * {@return the configuration for existing files}
   *
   * @param files the content of the files by name
   */
  public static ProxyConfig of(ImmutableSortedMap<String, String> files) {
    return new ProxyConfig(files, Sha256.hex(CanonicalForm.json(files)));
  }

  private static String lines(ClientCertificates.AllowedSubjects listed) {
    return String.join("", listed.subjects().stream().map(subject -> subject + "\n").toList());
  }
}
