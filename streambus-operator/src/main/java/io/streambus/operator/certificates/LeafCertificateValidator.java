package io.streambus.operator.certificates;

import static io.streambus.api.values.ConditionReason.CERTIFICATE_INVALID;
import static io.streambus.api.values.ConditionReason.EXPIRED;

import io.streambus.operator.certificates.secret.CertificateInfo;
import io.streambus.operator.certificates.secret.ChainInfo;
import io.streambus.resources.model.BrokerCluster;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether clients believe a certificate that a proxy shows. */
final class LeafCertificateValidator {

  private static final int MAX_NAMES = 5;

  private LeafCertificateValidator() {}

  static Stream<Finding> dates(String what, CertificateInfo certificate, Instant now) {
    if (!now.isBefore(certificate.notAfter())) {
      return Stream.of(
          SecretRef.harms(
              EXPIRED, "%s ended at %s; renew it".formatted(what, certificate.notAfter())));
    }
    return now.isBefore(certificate.notBefore())
        ? Stream.of(
            SecretRef.harms(
                CERTIFICATE_INVALID,
                "%s is not valid before %s; store one that is valid now"
                    .formatted(what, certificate.notBefore())))
        : Stream.empty();
  }

  static Stream<Finding> order(String what, ChainInfo chain) {
    return chain.inOrder()
        ? Stream.empty()
        : Stream.of(
            SecretRef.harms(
                CERTIFICATE_INVALID,
                what
                    + " is no chain; put the certificate of the brokers first, and after each the"
                    + " one that signed it"));
  }

  static Stream<Finding> hosts(String what, CertificateInfo certificate, BrokerCluster cluster) {
    List<String> uncovered =
        ClusterHosts.required(cluster).stream().filter(host -> !certificate.covers(host)).toList();
    return uncovered.isEmpty()
        ? Stream.empty()
        : Stream.of(
            SecretRef.harms(
                CERTIFICATE_INVALID,
                "%s is not for %s; issue it for the DNS names %s"
                    .formatted(
                        what, some(uncovered), String.join(", ", ClusterHosts.proposed(cluster)))));
  }

  private static String some(List<String> names) {
    String first = names.stream().limit(MAX_NAMES).collect(Collectors.joining(", "));
    return names.size() <= MAX_NAMES
        ? first
        : "%s and %d more".formatted(first, names.size() - MAX_NAMES);
  }
}
