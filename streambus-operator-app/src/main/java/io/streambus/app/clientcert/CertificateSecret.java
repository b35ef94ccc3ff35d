package io.streambus.app.clientcert;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.streambus.app.output.Documents;
import io.streambus.operator.certificates.ClientCertificateIssuer.ClientCertificate;

/** A Secret with a client certificate, as a manifest. */
public final class CertificateSecret {

  private CertificateSecret() {}

  /** Returns the manifest in YAML. */
  public static String manifest(String namespace, String name, ClientCertificate certificate) {
    ObjectNode secret =
        JsonNodeFactory.instance
            .objectNode()
            .put("apiVersion", "v1")
            .put("kind", "Secret")
            .put("type", "kubernetes.io/tls");
    secret.putObject("metadata").put("namespace", namespace).put("name", name);
    secret
        .putObject("stringData")
        .put("tls.crt", certificate.certificate())
        .put("tls.key", certificate.key())
        .put("ca.crt", certificate.ca());
    return Documents.yaml(secret);
  }
}
