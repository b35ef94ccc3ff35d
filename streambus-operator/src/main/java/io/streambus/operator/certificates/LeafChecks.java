package io.streambus.operator.certificates;

import static io.streambus.api.vocabulary.ConditionReason.CERTIFICATE_INVALID;
import static io.streambus.api.vocabulary.ConditionReason.EXPIRED;

import io.streambus.operator.secrets.CertificateFacts;
import io.streambus.operator.secrets.ChainFacts;
import io.streambus.resources.model.BrokerCluster;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether clients believe a certificate that a proxy shows. */
final class LeafChecks {

  private static final int MOST_NAMES = 5;

  private LeafChecks() {}

  static Stream<Finding> dates(String what, CertificateFacts certificate, Instant now) {
    if (!now.isBefore(certificate.notAfter())) {
      return Stream.of(
          Place.harms(EXPIRED, "%s ended at %s; renew it".formatted(what, certificate.notAfter())));
    }
    return now.isBefore(certificate.notBefore())
        ? Stream.of(
            Place.harms(
                CERTIFICATE_INVALID,
                "%s is not valid before %s; store one that is valid now"
                    .formatted(what, certificate.notBefore())))
        : Stream.empty();
  }

  static Stream<Finding> order(String what, ChainFacts chain) {
    return chain.inOrder()
        ? Stream.empty()
        : Stream.of(
            Place.harms(
                CERTIFICATE_INVALID,
                what
                    + " is no chain; put the certificate of the brokers first, and after each the"
                    + " one that signed it"));
  }

  static Stream<Finding> hosts(String what, CertificateFacts certificate, BrokerCluster cluster) {
    List<String> uncovered =
        ClusterHosts.required(cluster).stream().filter(host -> !certificate.covers(host)).toList();
    return uncovered.isEmpty()
        ? Stream.empty()
        : Stream.of(
            Place.harms(
                CERTIFICATE_INVALID,
                "%s is not for %s; issue it for the DNS names %s"
                    .formatted(
                        what, some(uncovered), String.join(", ", ClusterHosts.proposed(cluster)))));
  }

  private static String some(List<String> names) {
    String first = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
    return names.size() <= MOST_NAMES
        ? first
        : "%s and %d more".formatted(first, names.size() - MOST_NAMES);
  }
}
