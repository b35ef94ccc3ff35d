package io.streambus.operator.certificates;

import static io.streambus.api.values.ConditionReason.CERTIFICATE_INVALID;
import static io.streambus.api.values.ConditionReason.EXPIRED;

import io.streambus.operator.certificates.secret.CertificateInfo;
import io.streambus.operator.certificates.secret.CertificateInfo.ChainInfo;
import io.streambus.resources.model.ClusterIdentity;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Validates that clients accept a certificate that a proxy presents. */
final class LeafCertificateValidator {

  private static final int MAX_NAMES = 5;

  private LeafCertificateValidator() {}

  static Stream<Finding> dates(String location, CertificateInfo certificate, Instant now) {
    if (!now.isBefore(certificate.notAfter())) {
      return Stream.of(
          Finding.degrading(
              EXPIRED, "%s expired at %s; renew it".formatted(location, certificate.notAfter())));
    }
    return now.isBefore(certificate.notBefore())
        ? Stream.of(
            Finding.degrading(
                CERTIFICATE_INVALID,
                ("%s is not valid before %s; store a certificate that is valid now, or correct the"
                        + " clock of the operator if it is behind")
                    .formatted(location, certificate.notBefore())))
        : Stream.empty();
  }

  static Stream<Finding> order(String location, ChainInfo chain) {
    return chain.isOrdered()
        ? Stream.empty()
        : Stream.of(
            Finding.degrading(
                CERTIFICATE_INVALID,
                location
                    + " is not a certificate chain; put the broker certificate first, and each"
                    + " certificate directly before the one that signed it"));
  }

  static Stream<Finding> hosts(
      String location, CertificateInfo certificate, ClusterIdentity cluster) {
    List<String> uncovered =
        ClusterHosts.required(cluster).stream().filter(host -> !certificate.covers(host)).toList();
    return uncovered.isEmpty()
        ? Stream.empty()
        : Stream.of(
            Finding.degrading(
                CERTIFICATE_INVALID,
                "%s does not cover %s; issue it for the DNS names %s"
                    .formatted(
                        location,
                        abbreviate(uncovered),
                        String.join(", ", ClusterHosts.suggested(cluster)))));
  }

  private static String abbreviate(List<String> names) {
    String first = names.stream().limit(MAX_NAMES).collect(Collectors.joining(", "));
    return names.size() <= MAX_NAMES
        ? first
        : "%s and %d more".formatted(first, names.size() - MAX_NAMES);
  }
}
