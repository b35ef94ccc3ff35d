package io.streambus.resources.model;

/** Paths inside a proxy container, on which its configuration and its mounts must agree. */
public final class ProxyPaths {

  /** Directory of everything that the operator writes for the proxy. */
  public static final String CONFIG_DIRECTORY = "/etc/streambus-proxy";

  /** Name of the configuration of HAProxy, and its key in the ConfigMap. */
  public static final String CONFIG_FILE = "haproxy.cfg";

  /** Name of the script that runs HAProxy, and its key in the ConfigMap. */
  public static final String START_FILE = "start.sh";

  /** Name of the list of subjects that are let in, one a line, and its key in the ConfigMap. */
  public static final String SUBJECTS_FILE = "subjects.txt";

  /** Above all Secrets of TLS. */
  public static final String TLS_DIRECTORY = "/etc/streambus-tls";

  /** Directory of the certificate and its key. */
  public static final String CERTIFICATE_DIRECTORY = TLS_DIRECTORY + "/certificate";

  /** Directory of the authority of client certificates. */
  public static final String AUTHORITY_DIRECTORY = TLS_DIRECTORY + "/authority";

  /** Key of a Secret with a certificate and those that it was signed with, in PEM. */
  public static final String CERTIFICATE = "tls.crt";

  /** Key of a Secret with the private key of a certificate, in PEM. */
  public static final String KEY = "tls.key";

  /** Key of a Secret with the certificates of authorities, in PEM. */
  public static final String AUTHORITY = "ca.crt";

  /** Directory that the proxy may write to: the copy of the configuration that it runs on. */
  public static final String RUN_DIRECTORY = "/run/streambus-proxy";

  private ProxyPaths() {}
}
