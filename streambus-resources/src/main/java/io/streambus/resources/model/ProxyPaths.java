package io.streambus.resources.model;

/** Paths in the proxy container, shared by the configuration and the volume mounts. */
public final class ProxyPaths {

  /** Directory of all files that the operator generates for the proxy. */
  public static final String CONFIG_DIRECTORY = "/etc/streambus-proxy";

  /** Name of the HAProxy configuration, and its key in the ConfigMap. */
  public static final String CONFIG_FILE = "haproxy.cfg";

  /** Name of the script that runs HAProxy, and its key in the ConfigMap. */
  public static final String START_FILE = "start.sh";

  /** Name of the list of admitted subjects, one per line, and its key in the ConfigMap. */
  public static final String SUBJECTS_FILE = "subjects.txt";

  /** Parent directory of all TLS Secrets. */
  public static final String TLS_DIRECTORY = "/etc/streambus-tls";

  /** Directory of the certificate and its key. */
  public static final String CERTIFICATE_DIRECTORY = TLS_DIRECTORY + "/certificate";

  /** Directory of the CA certificate that verifies clients. */
  public static final String CA_DIRECTORY = TLS_DIRECTORY + "/authority";

  /** Secret key of a PEM certificate chain. */
  public static final String CERTIFICATE = "tls.crt";

  /** Secret key of a PEM private key. */
  public static final String PRIVATE_KEY = "tls.key";

  /** Secret key of PEM CA certificates. */
  public static final String CA_CERTIFICATE = "ca.crt";

  /** Writable directory of the proxy, with the copy of the configuration that it runs on. */
  public static final String RUN_DIRECTORY = "/run/streambus-proxy";

  private ProxyPaths() {}
}
